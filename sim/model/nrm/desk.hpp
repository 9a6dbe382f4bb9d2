#pragma once
// The desks: two for each authority. A case joins the queue, is taken up by a decision maker, and leaves. The
// order is a mixture: most cases are taken in turn, some are set aside and fall back. Decision makers for
// whom no case waits can help at the other desk of their authority: their post moves there, and back when
// needed.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/model/funding/capacity.hpp"
#include "sim/model/processes.hpp"

namespace nrmsim::model::nrm {

enum class Desk : std::uint8_t { reasonable_grounds, conclusive_grounds };

constexpr Desk other(Desk desk) {
  return desk == Desk::reasonable_grounds ? Desk::conclusive_grounds : Desk::reasonable_grounds;
}

template <class Run>
engine::Pool& desk_of(Run& run, Authority authority, Desk desk) {
  return run.state.desks[index_of(authority)][index_of(desk)];
}

/// Numbers the draws for a time at a desk: by decisions made, and by how often the case was taken up again.
inline std::uint32_t time_at_desk(const CaseFile& file) {
  return file.decisions + (std::uint32_t{file.pauses} << 8);
}

/// A decision maker starts on the case.
template <class Run>
void start_work(Run& run, Index c, Desk desk) {
  CaseFile& file = run.state.cases[c];
  const bool rg = desk == Desk::reasonable_grounds;
  const double effort = run.parameters.nrm.effort_days[index_of(file.authority)][index_of(desk)];
  file.stage = rg ? Stage::rg_deciding : Stage::cg_deciding;
  const auto draw = run.exponential_and_uniform(file.entity, rg ? Process::rg_decision : Process::cg_decision,
                                                time_at_desk(file));
  file.stage_due = engine::tick_at(run.now + effort * draw.exponential);
  file.fresh_rank = static_cast<float>(draw.uniform);
  touch_case(run, c);
}

/// Moves one post from a desk to the other of the same authority, where a case waits for it.
template <class Run>
void move_post(Run& run, Authority authority, Desk from) {
  engine::Pool& giver = desk_of(run, authority, from);
  engine::Pool& taker = desk_of(run, authority, other(from));
  giver.set_capacity(run.now, giver.capacity() - 1);
  taker.set_capacity(run.now, taker.capacity() + 1);
  run.state.posts_lent[index_of(authority)] += from == Desk::reasonable_grounds ? 1 : -1;
  Index next = none;
  if (taker.admit(run.now, next)) start_work(run, next, other(from));
}

/// Whether somebody at the desk has nothing to do and could go.
inline bool has_idle_post(const engine::Pool& desk) {
  return desk.busy() < desk.capacity() && desk.capacity() != engine::Pool::unlimited;
}

/// Whether posts of the other desk of the authority are at `desk` now.
template <class Run>
bool has_borrowed(const Run& run, Authority authority, Desk desk) {
  const std::int32_t lent = run.state.posts_lent[index_of(authority)];
  return desk == Desk::conclusive_grounds ? lent > 0 : lent < 0;
}

/// Where the case stands in the queue: its time of joining, later for one that is set aside.
template <class Run>
double turn(const Run& run, const CaseFile& file, Desk desk) {
  const auto& p = run.parameters.nrm;
  const double share = p.set_aside_share[index_of(desk)];
  if (share <= 0 || file.authority == Authority::devolved) return run.now;
  const auto draw = run.exponential_and_uniform(file.entity, Process::set_aside, time_at_desk(file));
  return draw.uniform < share ? run.now + p.set_aside_days[index_of(desk)] * draw.exponential : run.now;
}

template <class Run>
void join_desk(Run& run, Index c, Desk desk) {
  CaseFile& file = run.state.cases[c];
  file.joined_on = run.today();
  file.stage_due = engine::never;
  engine::Pool& pool = desk_of(run, file.authority, desk);
  if (pool.join(run.now, c, file.entity, turn(run, file, desk), file.desk_ticket)) {
    start_work(run, c, desk);
    return;
  }
  file.stage = desk == Desk::reasonable_grounds ? Stage::rg_waiting : Stage::cg_waiting;
  touch_case(run, c);
  const engine::Pool& helpers = desk_of(run, file.authority, other(desk));
  if (run.parameters.nrm.staff_shared != 0 && has_idle_post(helpers))
    move_post(run, file.authority, other(desk));
}

/// The decision maker turns to the next case: one that waits at the desk where the post belongs, then one
/// here, then one at the other desk.
template <class Run>
void free_decision_maker(Run& run, Authority authority, Desk desk) {
  engine::Pool& pool = desk_of(run, authority, desk);
  const engine::Pool& there = desk_of(run, authority, other(desk));
  const bool shared = run.parameters.nrm.staff_shared != 0;
  Index next = none;
  if (shared && there.waiting() > 0 && has_borrowed(run, authority, desk)) {
    move_post(run, authority, desk);
    if (pool.release(run.now, next)) start_work(run, next, desk);
    return;
  }
  if (pool.release(run.now, next)) {
    start_work(run, next, desk);
    return;
  }
  if (shared && there.waiting() > 0 && has_idle_post(pool)) move_post(run, authority, desk);
}

/// A case that is given up leaves the queue, or frees its decision maker at once.
template <class Run>
void leave_desk(Run& run, Index c) {
  const CaseFile& file = run.state.cases[c];
  switch (file.stage) {
    case Stage::rg_waiting:
      desk_of(run, file.authority, Desk::reasonable_grounds).abandon(run.now, file.desk_ticket);
      break;
    case Stage::cg_waiting:
      desk_of(run, file.authority, Desk::conclusive_grounds).abandon(run.now, file.desk_ticket);
      break;
    case Stage::rg_deciding:
      free_decision_maker(run, file.authority, Desk::reasonable_grounds);
      break;
    case Stage::cg_deciding:
      free_decision_maker(run, file.authority, Desk::conclusive_grounds);
      break;
    case Stage::rg_reconsideration:
    case Stage::recovery:
    case Stage::cg_reconsideration:
    case Stage::decided:
    case Stage::suspended:
      break;
  }
}

using Posts = std::array<std::array<double, 2>, authority_count>;  ///< [authority][desk]

/// Staff of every desk. Where a budget decides, it buys staff for both competent authorities together, shared
/// like the posts given; places on the lists of local panels are not bought.
template <class Run>
Posts staff_of(const Run& run) {
  const Parameters& p = run.parameters.nrm;
  constexpr std::size_t first = index_of(Authority::single);
  constexpr std::size_t second = index_of(Authority::immigration_enforcement);
  constexpr std::size_t panels = index_of(Authority::devolved);
  Posts staff{};
  for (std::size_t d = 0; d < desk_labels.size(); ++d) {
    const double given[] = {p.decision_makers[first][d], p.decision_makers[second][d]};
    const double all = staff_of_both(p, d);
    const double total = funding::capacity_of(run.parameters, funding::line_of_desk(d), all, run.input.scale);
    const bool as_given = total == all;
    const double part = all > 0 ? given[1] / all : 0;
    const bool limited = total < static_cast<double>(engine::Pool::unlimited);
    staff[second][d] = as_given ? given[1] : limited ? std::floor(total * part) : total;
    staff[first][d] = as_given ? given[0] : limited ? total - staff[second][d] : total;
    staff[panels][d] = limited ? p.decision_makers[panels][d] : total;
  }
  return staff;
}

/// Whole posts; more than a pool can count is no limit.
inline std::uint32_t posts(double staff) {
  return staff >= static_cast<double>(engine::Pool::unlimited) ? engine::Pool::unlimited
                                                               : static_cast<std::uint32_t>(staff);
}

/// Empty desks with the staff of the start date.
template <class Run>
void begin_desks(Run& run) {
  const Parameters& p = run.parameters.nrm;
  const Posts staff = staff_of(run);
  run.state.posts_lent = {};
  for (std::size_t a = 0; a < authority_count; ++a) {
    for (std::size_t d = 0; d < desk_labels.size(); ++d) {
      run.state.desks[a][d].reset(
          0, posts(staff[a][d]),
          p.set_aside_share[d] == 0 ? engine::Discipline::fifo : engine::Discipline::ordered);
    }
  }
}

/// Gives the desks their present staff, less what is lent, and takes up the cases that can now be.
template <class Run>
void set_staff(Run& run) {
  const Parameters& p = run.parameters.nrm;
  const Posts staff = staff_of(run);
  for (std::size_t a = 0; a < authority_count; ++a) {
    const std::array<std::uint32_t, 2> own{posts(staff[a][0]), posts(staff[a][1])};
    std::int32_t& lent = run.state.posts_lent[a];
    if (own[0] == engine::Pool::unlimited || own[1] == engine::Pool::unlimited) lent = 0;
    lent = std::clamp(lent, -static_cast<std::int32_t>(std::min(own[1], 1U << 30)),
                      static_cast<std::int32_t>(std::min(own[0], 1U << 30)));
    const auto moved = static_cast<std::uint32_t>(lent);  // modulo 2^32, so a negative one subtracts
    const std::array<std::uint32_t, 2> now{own[0] - moved, own[1] + moved};
    for (std::size_t d = 0; d < now.size(); ++d) {
      engine::Pool& pool = run.state.desks[a][d];
      Index next = none;
      pool.set_capacity(run.now, now[d]);
      while (pool.admit(run.now, next)) start_work(run, next, static_cast<Desk>(d));
    }
    for (const Desk desk : {Desk::reasonable_grounds, Desk::conclusive_grounds}) {
      const engine::Pool& pool = run.state.desks[a][index_of(desk)];
      const engine::Pool& there = run.state.desks[a][index_of(other(desk))];
      while (p.staff_shared != 0 && there.waiting() > 0 && has_idle_post(pool))
        move_post(run, static_cast<Authority>(a), desk);
    }
  }
}

}  // namespace nrmsim::model::nrm
