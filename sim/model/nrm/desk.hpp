#pragma once
// The desks: a case joins the queue, is taken up by a decision maker, and leaves. The order is a mixture:
// most cases are taken in turn, some are set aside and fall back.

#include "sim/model/processes.hpp"

namespace nrmsim::model::nrm {

enum class Desk : std::uint8_t { reasonable_grounds, conclusive_grounds };

template <class Run>
engine::Pool& desk_of(Run& run, Desk desk) {
  return run.state.desks[index_of(desk)];
}

/// A decision maker starts on the case.
template <class Run>
void start_work(Run& run, Index c, Desk desk) {
  CaseFile& file = run.state.cases[c];
  const bool rg = desk == Desk::reasonable_grounds;
  const double effort = run.parameters.nrm.effort_days[index_of(desk)];
  file.stage = rg ? Stage::rg_deciding : Stage::cg_deciding;
  const auto draw = run.exponential_and_uniform(file.entity, rg ? Process::rg_decision : Process::cg_decision,
                                                file.decisions);
  file.stage_due = run.now + effort * draw.exponential;
  file.fresh_rank = static_cast<float>(draw.uniform);
  touch_case(run, c);
}

/// Where the case stands in the queue: its time of joining, later for one that is set aside.
template <class Run>
double turn(const Run& run, const CaseFile& file, Desk desk) {
  const auto& p = run.parameters.nrm;
  const double share = p.set_aside_share[index_of(desk)];
  if (share <= 0) return run.now;
  const auto draw = run.exponential_and_uniform(file.entity, Process::set_aside, file.decisions);
  return draw.uniform < share ? run.now + p.set_aside_days[index_of(desk)] * draw.exponential : run.now;
}

template <class Run>
void join_desk(Run& run, Index c, Desk desk) {
  CaseFile& file = run.state.cases[c];
  file.joined_on = run.today();
  file.stage_due = std::numeric_limits<double>::infinity();
  if (desk_of(run, desk).join(run.now, c, file.entity, turn(run, file, desk), file.desk_ticket)) {
    start_work(run, c, desk);
    return;
  }
  file.stage = desk == Desk::reasonable_grounds ? Stage::rg_waiting : Stage::cg_waiting;
  touch_case(run, c);
}

/// The decision maker turns to the next case.
template <class Run>
void free_decision_maker(Run& run, Desk desk) {
  Index next = none;
  if (desk_of(run, desk).release(run.now, next)) start_work(run, next, desk);
}

/// A case that is given up leaves the queue, or frees its decision maker at once.
template <class Run>
void leave_desk(Run& run, Index c) {
  const CaseFile& file = run.state.cases[c];
  switch (file.stage) {
    case Stage::rg_waiting:
      desk_of(run, Desk::reasonable_grounds).abandon(run.now, file.desk_ticket);
      break;
    case Stage::cg_waiting:
      desk_of(run, Desk::conclusive_grounds).abandon(run.now, file.desk_ticket);
      break;
    case Stage::rg_deciding:
      free_decision_maker(run, Desk::reasonable_grounds);
      break;
    case Stage::cg_deciding:
      free_decision_maker(run, Desk::conclusive_grounds);
      break;
    case Stage::rg_reconsideration:
    case Stage::recovery:
    case Stage::cg_reconsideration:
    case Stage::decided:
      break;
  }
}

}  // namespace nrmsim::model::nrm
