#pragma once
// Contracts: statements about our own code, never about a user's input (that is sim/core/problems.hpp).
// Checked in debug and sanitizer builds, or wherever NRMSIM_CHECK_CONTRACTS is defined.

namespace nrmsim::core {

/// Prints the broken contract with its place and aborts. Never returns.
[[noreturn]] void contract_broken(const char* kind, const char* condition, const char* file, int line);

}  // namespace nrmsim::core

#if !defined(NDEBUG) || defined(NRMSIM_CHECK_CONTRACTS)
#define NRMSIM_CONTRACT_(kind, condition) \
  ((condition) ? void(0) : ::nrmsim::core::contract_broken(kind, #condition, __FILE__, __LINE__))
#else
#define NRMSIM_CONTRACT_(kind, condition) void(sizeof(condition))
#endif

/// What a caller owes.
#define NRMSIM_EXPECTS(condition) NRMSIM_CONTRACT_("precondition", condition)
/// What a function owes its caller.
#define NRMSIM_ENSURES(condition) NRMSIM_CONTRACT_("postcondition", condition)
/// What must hold in between.
#define NRMSIM_ASSERT(condition) NRMSIM_CONTRACT_("invariant", condition)
