#include "sim/model/workspace.hpp"

namespace nrmsim::model {
namespace {

// Whose events come first at the same time: after the kinds of system events, cases, people, groups. Nothing
// that may change while an event waits has a part in it.
constexpr std::uint32_t case_kind = 100;
constexpr std::uint32_t person_kind = 200;
constexpr std::uint32_t group_kind = 300;

}  // namespace

EventOrder::Rank EventOrder::rank(std::uint32_t code) const {
  const Index i = owner::index(code);
  switch (owner::family(code)) {
    case owner::Family::case_file:
      return {case_kind, (*cases_)[i].entity};
    case owner::Family::person:
      return {person_kind, (*people_)[i].entity};
    case owner::Family::group:
      return {group_kind, i};
    case owner::Family::system:
      break;
  }
  return {i, 0};
}

}  // namespace nrmsim::model
