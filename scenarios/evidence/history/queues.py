"""Deterministic queues that run day by day, and the staff that makes the published numbers of decisions."""

import collections

from history.assumptions import (
    CHANGED_BY_RECONSIDERATION, EFFORT_DAYS, ELSEWHERE_PER_YEAR, IECA_CG_PACE, IECA_RG_POSITIVE, IECA_RG_WAIT_DAYS,
    MERGED_SHARE, PANEL_DAYS, REOPENED_OF_EXITS, REOPENING_DAYS, RG_EXIT_PER_YEAR, SAME_MEETING)
from history.authorities import (
    devolved_of_children, first_instance, odds_ratio_for, reconsidered_share, recovery_days, rg_wait_days,
    split_by_odds)


class Desks:
    """Two deterministic queues in a row, of one authority, advanced by days; a copy can be run ahead."""

    def __init__(self, effort=None, same_meeting=0.0):
        self.effort = effort or EFFORT_DAYS
        self.same_meeting = same_meeting
        self.rg_stock = 0.0
        self.recovering = collections.deque()  # (day on which work may begin, cases over the survival of that day)
        self.recovering_sum = 0.0
        self.survival = 1.0    # of a case that has waited for the second decision since the start
        self.cg_stock = 0.0    # ready for work
        self.coming_back = 0.0  # suspended or closed, will be opened again
        self.rg_done = self.cg_done = 0.0

    def copy(self):
        other = Desks()
        other.__dict__.update(self.__dict__)
        other.recovering = self.recovering.copy()
        return other

    def awaiting(self):
        return self.cg_stock + self.recovering_sum * self.survival

    def run(self, quarter, arrivals, positive, staff, exit_per_year, again):
        """One quarter. `arrivals`, `again` (reconsidered decisions, by desk): a day. Returns decisions made, by desk."""
        made = {"rg": 0.0, "cg": 0.0}
        rg_capacity, cg_capacity = (staff[desk] / self.effort[desk] for desk in ("rg", "cg"))
        rg_keep = 1 - RG_EXIT_PER_YEAR / 365.25
        cg_leave = exit_per_year / 365.25
        first_day = quarter.first_day.toordinal()
        for today in range(first_day, first_day + quarter.days):
            self.rg_stock = (self.rg_stock + arrivals) * rg_keep
            decided = min(rg_capacity, self.rg_stock / self.effort["rg"])
            self.rg_stock -= decided
            made["rg"] += decided
            new = (decided - min(again["rg"], decided)) * positive + again["rg"] * CHANGED_BY_RECONSIDERATION
            made["cg"] += new * self.same_meeting
            new *= 1 - self.same_meeting
            self.recovering.append((today + recovery_days(today), new / self.survival))
            self.recovering_sum += new / self.survival
            while self.recovering and self.recovering[0][0] <= today:
                ready = self.recovering.popleft()[1]
                self.recovering_sum -= ready
                self.cg_stock += ready * self.survival
            self.coming_back += self.awaiting() * max(0.0, cg_leave - ELSEWHERE_PER_YEAR / 365.25) * REOPENED_OF_EXITS
            self.survival *= 1 - cg_leave
            back = self.coming_back / REOPENING_DAYS
            self.coming_back -= back
            self.cg_stock = (self.cg_stock + again["cg"]) * (1 - cg_leave) + back
            decided = min(cg_capacity, self.cg_stock / self.effort["cg"])
            self.cg_stock -= decided
            made["cg"] += decided
        self.rg_done += made["rg"]
        self.cg_done += made["cg"]
        return made


def reconsidered_a_day(earlier, desk):
    """Decisions of the quarter before that come again."""
    if earlier is None:
        return 0.0
    negative = 1 - first_instance(getattr(earlier, desk + "_all"), desk, earlier)
    return reconsidered_share(desk, earlier) * negative * getattr(earlier, desk + "_decisions") / earlier.days


def least_staff(wanted, about):
    """Smallest whole number for which wanted(staff) holds; looked for between half and 1.4 times a first guess."""
    low, high = int(about / 2), int(about * 1.4) + 2
    while low < high:
        middle = (low + high) // 2
        if wanted(middle):
            high = middle
        else:
            low = middle + 1
    return low


def rg_shares(quarter, second, odds_ratio):
    """First-instance shares by authority and class."""
    share = second.share_of_quarter(quarter)
    shares = {"single": {}, "immigration_enforcement": {}}
    for c, published in quarter.rg_share.items():
        split = split_by_odds(first_instance(published, "rg", quarter), share * second.in_class[c], odds_ratio)
        shares["single"][c], shares["immigration_enforcement"][c] = split
    return shares


def rg_odds_ratio(quarters, second):
    key, target = IECA_RG_POSITIVE
    quarter = next(q for q in quarters if q.key == key)
    weights = {c: second.share(quarter.year) * second.in_class[c] for c in second.in_class}
    return odds_ratio_for(quarter.rg_share, weights, second.class_mix, target)


def staffed(quarters, exits, second, odds_ratio):
    """Staff for each quarter, authority and desk, and the queues' course. `exits`: exits per year from the second
    queue."""
    desks = {"single": Desks(), "immigration_enforcement": Desks(), "devolved": Desks(PANEL_DAYS, SAME_MEETING)}
    wanted = {"rg": 0.0, "cg": 0.0}
    rows = []
    earlier = None
    for quarter in quarters:
        again = {desk: reconsidered_a_day(earlier, desk) for desk in ("rg", "cg")}
        for desk in wanted:
            wanted[desk] += getattr(quarter, desk + "_decisions") + again[desk] * quarter.days
        a_day = sum(quarter.referrals.values()) / quarter.days * (1 - MERGED_SHARE)
        share_i = second.share_of_quarter(quarter)
        child = quarter.mixed({"adult": 0.0, "child": 1.0})
        share_d = devolved_of_children(quarter) * child
        arrivals = {"single": a_day * (1 - share_i - share_d), "immigration_enforcement": a_day * share_i,
                    "devolved": a_day * share_d}
        by_authority = rg_shares(quarter, second, odds_ratio)
        mix_i = second.class_mix
        # Of the first authority's cases: what remains of each class.
        left = {"child": child - share_i * mix_i["child"] - share_d, "adult": 1 - child - share_i * mix_i["adult"]}
        positive = {"single": sum(by_authority["single"][c] * left[c] for c in left) / sum(left.values()),
                    "immigration_enforcement":
                        sum(by_authority["immigration_enforcement"][c] * mix_i[c] for c in mix_i),
                    "devolved": by_authority["single"]["child"]}
        negative_i = share_i * (1 - positive["immigration_enforcement"])
        part_i = negative_i / max(1e-9, negative_i + (1 - share_i) * (1 - positive["single"]))
        zero = {"rg": 0.0, "cg": 0.0}
        again_of = {"immigration_enforcement": {d: again[d] * part_i for d in again},
                    "single": {d: again[d] * (1 - part_i) for d in again}, "devolved": zero}

        def ahead(name, rg, cg):
            trial = desks[name].copy()
            made = trial.run(quarter, arrivals[name], positive[name], {"rg": rg, "cg": cg}, exits[quarter.key],
                             again_of[name])
            return trial, made

        staff = dict.fromkeys(desks)
        panel_rg = int(1.3 * arrivals["devolved"] * PANEL_DAYS["rg"]) + (1 if share_d > 0 else 0)
        staff["devolved"] = {"rg": panel_rg, "cg": int(panel_rg * (1 - SAME_MEETING)) + (1 if share_d > 0 else 0)}
        made_d = ahead("devolved", **staff["devolved"])[1]
        # The second authority: its queue at its wait; its pace at the second decision.
        rg_i = cg_i = 0
        made_i = zero
        if share_i > 0:
            name = "immigration_enforcement"
            wait = [w for since, w in IECA_RG_WAIT_DAYS if since <= quarter.year][-1]
            guess = arrivals[name] * EFFORT_DAYS["rg"]
            rg_i = least_staff(lambda n: ahead(name, n, 0)[0].rg_stock <= arrivals[name] * wait, guess + 4)
            rg_i = int(rg_i * second.share(quarter.year) / share_i + 0.999)  # it began within a quarter
            ready_i = desks[name].cg_stock + desks[name].recovering_sum * desks[name].survival / 2
            ready_s = desks["single"].cg_stock
            part = IECA_CG_PACE * ready_i / max(1.0, IECA_CG_PACE * ready_i + ready_s)
            a_day_i = part * ((quarter.cg_decisions - made_d["cg"]) / quarter.days + again["cg"])
            cg_i = int(a_day_i * EFFORT_DAYS["cg"] + 0.5)
            made_i = ahead(name, rg_i, cg_i)[1]
        others = {d: made_d[d] + made_i[d] for d in zero}
        done = {d: sum(getattr(x, d + "_done") for x in desks.values()) for d in zero}
        guess = {d: (getattr(quarter, d + "_decisions") - others[d]) / quarter.days * EFFORT_DAYS[d]
                 + again[d] * EFFORT_DAYS[d] for d in wanted}
        enough = {d: wanted[d] - done[d] - others[d] - 0.5 * quarter.days / EFFORT_DAYS[d] for d in wanted}
        if quarter.year < 2023:
            target = arrivals["single"] * rg_wait_days(quarter.year)
            rg = least_staff(lambda n: ahead("single", n, 0)[0].rg_stock <= target, guess["rg"])
            wanted["rg"] = done["rg"] + others["rg"] + ahead("single", rg, 0)[1]["rg"]
        else:
            rg = least_staff(lambda n: ahead("single", n, 0)[1]["rg"] >= enough["rg"], guess["rg"])
            if rg > guess["rg"] * 1.05:  # nothing waits: staff for what comes, and no catching up
                rg = int(guess["rg"] * 1.02 + 1)
                wanted["rg"] = done["rg"] + others["rg"] + ahead("single", rg, 0)[1]["rg"]
        cg = least_staff(lambda n: ahead("single", rg, n)[1]["cg"] >= enough["cg"], guess["cg"])
        staff["single"] = {"rg": rg, "cg": cg}
        staff["immigration_enforcement"] = {"rg": rg_i, "cg": cg_i}
        made = {name: desks[name].run(quarter, arrivals[name], positive[name], staff[name], exits[quarter.key],
                                      again_of[name]) for name in desks}
        if quarter.year < 2015:  # the queue starts empty: decisions of cases from before 2014 are not caught up
            wanted["cg"] = sum(x.cg_done for x in desks.values())
        rows.append({"quarter": quarter, "staff": staff, "made": made,
                     "rg_stock": {n: x.rg_stock for n, x in desks.items()},
                     "awaiting": {n: x.awaiting() for n, x in desks.items()}, "arrivals": arrivals,
                     "rg_shares": by_authority, "positive": positive})
        earlier = quarter
    return rows
