#include "sim/model/workspace.hpp"

#include "sim/model/state/entity.hpp"

namespace nrmsim::model {
namespace {

// Kinds of events in the order in which they happen at the same time.
constexpr std::uint32_t system_kinds = 0;
constexpr std::uint32_t case_kinds = 100;
constexpr std::uint32_t person_kinds = 200;
constexpr std::uint32_t group_kinds = 300;

}  // namespace

EventOrder::Rank EventOrder::rank(std::uint32_t code) const {
  const Index i = owner::index(code);
  switch (owner::family(code)) {
    case owner::Family::case_file: {
      const CaseFile& c = (*cases_)[i];
      return {case_kinds + static_cast<std::uint32_t>(c.stage), c.entity};
    }
    case owner::Family::person: {
      const Person& p = (*people_)[i];
      return {person_kinds + p.next_kind, p.entity};
    }
    case owner::Family::group:
      return {group_kinds, entity::group(i, (*groups_)[i].generation)};
    case owner::Family::system:
      break;
  }
  return {system_kinds + i, 0};
}

}  // namespace nrmsim::model
