#!/usr/bin/env python3
"""Derives history.yaml from the published counts in data/.

    python3 scenarios/evidence/make_history.py          # rewrites history.yaml beside this file
    python3 scenarios/evidence/make_history.py --check  # exit 1 if history.yaml is not what the counts give
    python3 scenarios/evidence/make_history.py --show   # the quarters as a table, on standard output

Published numbers of decisions are turned into staff by letting deterministic queues run from an empty system in
2014, day by day, with the effort for each decision that nrm.yaml states. There are three pairs of queues: those of
the Single Competent Authority, of the Immigration Enforcement Competent Authority from November 2021, and of the
local panels of the devolved child pilot from June 2021.

  reasonable grounds, to 2022   staff such that the queue stands at the published mean wait at each quarter's end
  reasonable grounds, from 2023 staff such that the published number of decisions is made by all together; of the
                                second authority such that its queue stands at its published wait
  conclusive grounds            staff such that the published number of decisions is made by all together; the second
                                authority decides a waiting case IECA_CG_PACE times as soon as the first
  local panels                  room for all cases that come to them

Reconsidered decisions are work on top, because published tables overwrite a decision that was reconsidered instead
of counting another one; for the same reason first-instance shares are a little below the published ones to the third
quarter of 2023. Exits other than decisions are what the published backlogs at four dates leave unexplained; some of
those cases come back.
"""

import collections
import csv
import datetime
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLASSES = ("adult", "child", "unknown")

# Values that stand in other files of this folder; a test compares them.
EFFORT_DAYS = {"rg": 2.5, "cg": 10.0}
PANEL_DAYS = {"rg": 30.0, "cg": 30.0}
RECONSIDERED = {"rg": 0.087, "cg": 0.057}  # if there were no deadline
RECONSIDERED_IN_TIME = 0.878               # since February 2024: 15 days on average, 30 at most, one late in ten accepted
DEADLINE_FROM = (2024, 1)
DEVOLVED = ((datetime.date(2014, 1, 1), 0.0), (datetime.date(2021, 6, 1), 0.1), (datetime.date(2023, 4, 1), 0.2))
SAME_MEETING = 0.7
REOPENED = {"suspension": 0.6, "closure": 0.4}
REOPENING_DAYS = 365.0
CHILD_SHARE_OF_UNKNOWN = 0.08
ADULT_AT_REFERRAL = 0.33
FIRST_OF_REFERRALS = 0.89          # reports are made at a first identification, referrals repeat
CHANGED_BY_RECONSIDERATION = 0.75  # share of reconsidered decisions that become positive
MERGED_SHARE = 0.005               # referrals merged into an open case: duplicates are 5%, one in ten merged
RG_EXIT_PER_YEAR = 0.15            # leaves about 1% of referrals without a decision, as published to 2022
ELSEWHERE_PER_YEAR = 0.038         # exits from the second queue that the model makes by itself: leaving, death, missing
# How the exits divide, an assumption. Children in general may not withdraw; adults are about three in four.
EXIT_MIX = {"withdrawal": 0.25, "suspension": 0.35, "closure": 0.40}
ADULTS_AMONG_WAITING = 0.75
EXITS_AFTER_PER_YEAR = 0.05       # from 2025 on, an assumption: about as many as come back
MERGED_PER_YEAR = 0.05             # of duplicates that wait as a case of their own

REOPENED_OF_EXITS = sum(EXIT_MIX[kind] * REOPENED[kind] for kind in REOPENED)

RECOVERY_DAYS = ((datetime.date(2014, 1, 1), 45), (datetime.date(2023, 1, 30), 30))
SHORTER_RECOVERY_FROM = RECOVERY_DAYS[1][0].toordinal()
# Mean wait for reasonable grounds [d]: 13 early in 2020, 15 in the third quarter of 2022; held before and between.
RG_WAIT_DAYS = ((2014, 13.0), (2021, 15.0))
IECA_FROM = datetime.date(2021, 11, 8)
# The same for the second authority: 15 days early in 2024, its shortest since 2022; between, an assumption.
IECA_RG_WAIT_DAYS = ((2021, 15.0), (2023, 30.0), (2024, 15.0))
IECA_CG_PACE = 1.5
OTHERS_TO_IECA = 0.1  # chance for a foreign adult whom no government body referred, over that for the others
IECA_RG_POSITIVE = ((2024, 2), 0.20)
IECA_CG_POSITIVE = {(2024, 1): 0.207, (2024, 2): 0.20, (2024, 3): 0.11, (2024, 4): 0.34}
# Exploited as children, of the conclusive-grounds decisions: 2023 published; later as in the model, in which nine in
# ten of both classes passed the first decision to 2022 and then twice as large a share of children.
CHILDREN_AMONG_CG = {2024: 0.50, 2025: 0.56}
CHILDREN_AMONG_CG_BEFORE = 0.40
PUBLISHED_TABLES_OVERWRITE_UNTIL = (2023, 3)
# Cases with a positive first decision that wait for the second, at the end of a quarter.
BACKLOG = (((2022, 4), 29275), ((2023, 4), 27769), ((2024, 2), 23586), ((2024, 4), 17168))


class Quarter:
    """One quarter's published counts, by class where they are published so."""

    def __init__(self, year, number):
        self.year, self.number = year, number
        self.first_day = datetime.date(year, 3 * number - 2, 1)
        after = datetime.date(year + number // 4, 3 * number % 12 + 1, 1)
        self.days = (after - self.first_day).days
        self.referrals = dict.fromkeys(CLASSES, 0.0)
        self.rg_decisions = self.cg_decisions = 0.0
        self.rg_share = {}   # by class: published share positive
        self.cg_share = {}
        self.rg_all = self.cg_all = 0.0
        self.notified = None

    @property
    def key(self):
        return self.year, self.number

    def mixed(self, by_class):
        """Mean over the referrals of the quarter, those of unknown age shared out."""
        child = self.referrals["child"] + CHILD_SHARE_OF_UNKNOWN * self.referrals["unknown"]
        total = sum(self.referrals.values())
        return by_class["child"] * child / total + by_class["adult"] * (1 - child / total)


def read(name):
    with open(HERE / "data" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def quarters_by_age():
    """2014 to 2023, published by age at exploitation."""
    quarters = {}
    counts = {}
    for row in read("nrm-quarterly-2014-2023.csv"):
        key = int(row["year"]), int(row["quarter"][1])
        quarter = quarters.setdefault(key, Quarter(*key))
        age = row["age_at_exploitation"]
        quarter.referrals[age] = float(row["referrals"])
        if row["duty_to_notify_all_ages"]:
            quarter.notified = float(row["duty_to_notify_all_ages"])
        counts.setdefault(key, {})[age] = {d: (float(row[d + "_positive"]), float(row[d + "_negative"]))
                                           for d in ("rg", "cg")}
    for key, by_age in counts.items():
        for desk in ("rg", "cg"):
            positive = sum(c[desk][0] for c in by_age.values())
            decided = sum(sum(c[desk]) for c in by_age.values())
            share = {age: by_age[age][desk][0] / sum(by_age[age][desk]) for age in ("adult", "child")}
            setattr(quarters[key], desk + "_share", share)
            setattr(quarters[key], desk + "_decisions", decided)
            setattr(quarters[key], desk + "_all", positive / decided)
    return [quarters[key] for key in sorted(quarters)]


def split_share(overall, odds_ratio, child_weight):
    """Shares of adults and children with the given mean, and odds of children over adults as given."""
    low, high = 0.0, 1.0
    for _ in range(60):
        adult = (low + high) / 2
        child = odds_ratio * adult / (1 - adult + odds_ratio * adult)
        if child_weight * child + (1 - child_weight) * adult < overall:
            low = adult
        else:
            high = adult
    return {"adult": adult, "child": child}


def odds(share):
    return share / (1 - share)


def quarters_of_all_ages(last_known):
    """2024 and 2025, published for all ages; the mix of classes and their odds are carried from 2023."""
    year = [q for q in last_known if q.year == 2023]
    referrals = {c: sum(q.referrals[c] for q in year) for c in CLASSES}
    total = sum(referrals.values())
    result = []
    for row in read("nrm-quarterly-2024-2025.csv"):
        quarter = Quarter(int(row["year"]), int(row["quarter"][1]))
        for c in CLASSES:
            quarter.referrals[c] = float(row["referrals"]) * referrals[c] / total
        child = (referrals["child"] + CHILD_SHARE_OF_UNKNOWN * referrals["unknown"]) / total
        for desk in ("rg", "cg"):
            overall = float(row[desk + "_positive_percent"]) / 100
            last = getattr(last_known[-1], desk + "_share")
            ratio = odds(last["child"]) / odds(last["adult"])
            setattr(quarter, desk + "_decisions", float(row[desk + "_decisions"]))
            weight = child if desk == "rg" else CHILDREN_AMONG_CG[quarter.year]
            setattr(quarter, desk + "_share", split_share(overall, ratio, weight))
            setattr(quarter, desk + "_all", overall)
        result.append(quarter)
    return result


def first_instance(published, desk, quarter):
    """Share positive before reconsiderations, from the share in a table that they have overwritten."""
    if quarter.key > PUBLISHED_TABLES_OVERWRITE_UNTIL:
        return published
    changed = reconsidered_share(desk, quarter) * CHANGED_BY_RECONSIDERATION
    return max(0.0, (published - changed) / (1 - changed))


def recovery_days(day):
    """`day`: number of the day of the positive first decision."""
    return RECOVERY_DAYS[day >= SHORTER_RECOVERY_FROM][1]


def rg_wait_days(year):
    return [wait for since, wait in RG_WAIT_DAYS if since <= year][-1]


def rows_of_2023():
    """Referrals of 2023 by first responder and class, with the weight of each as adult foreign national at referral."""
    foreign = {"foreign": 1.0, "unknown": 0.9}
    for row in read("referrals-2023-joint.csv"):
        age = row["age_at_exploitation"]
        child = {"adult": 0.0, "child": 1.0, "unknown": CHILD_SHARE_OF_UNKNOWN}[age]
        yield (row["first_responder"] == "government", float(row["people"]), child,
               foreign.get(row["nationality_group"], 0.0))


class Second:
    """Who goes to the Immigration Enforcement Competent Authority."""

    def __init__(self):
        total = 0.0
        eligible = {"adult": 0.0, "child": 0.0}  # in units of the chance for people referred by the government
        of_class = {"adult": 0.0, "child": 0.0}
        for government, people, child, foreign in rows_of_2023():
            weight = foreign * (1.0 if government else OTHERS_TO_IECA)
            total += people
            of_class["adult"] += people * (1 - child)
            of_class["child"] += people * child
            eligible["adult"] += people * (1 - child) * weight
            eligible["child"] += people * child * ADULT_AT_REFERRAL * weight
        self.eligible_share = sum(eligible.values()) / total
        self.class_mix = {c: eligible[c] / sum(eligible.values()) for c in eligible}
        self.in_class = {c: eligible[c] / of_class[c] / self.eligible_share for c in eligible}  # times the overall share
        rows = read("nrm-authority-split.csv")
        self.by_year = {int(r["year"]): float(r["immigration_enforcement"])
                        / (float(r["single"]) + float(r["immigration_enforcement"])) for r in rows}
        self.by_year[2021] = self.by_year[2022]

    def share(self, year):
        return self.by_year.get(year, 0.0)

    def share_of_quarter(self, quarter):
        """Of the referrals of the quarter; it began within one."""
        days_before = max(0, min(quarter.days, (IECA_FROM - quarter.first_day).days))
        return self.share(quarter.year) * (1 - days_before / quarter.days)

    def chance(self, year):
        """That the case of an adult foreign national goes there, referred by the government or not."""
        chance = self.share(year) / self.eligible_share
        return chance, chance * OTHERS_TO_IECA


def devolved_of_children(quarter):
    """Share of the referrals of people exploited as children that local panels decide: those under 18 by 100 days."""
    days = [1 if quarter.first_day + datetime.timedelta(d) >= since else 0
            for since, _ in DEVOLVED[1:] for d in range(quarter.days)]
    first, second = sum(days[:quarter.days]) / quarter.days, sum(days[quarter.days:]) / quarter.days
    share = first * DEVOLVED[1][1] + second * (DEVOLVED[2][1] - DEVOLVED[1][1])
    close_to_18 = 0.34 * 100 / 365.25  # 34% of children are 17
    return share * (1 - ADULT_AT_REFERRAL) * (1 - close_to_18)


def split_by_odds(overall, weight, odds_ratio):
    """Shares of the first and the second authority, the second with `weight` and odds over the first as given."""
    low, high = 0.0, 1.0
    for _ in range(60):
        first = (low + high) / 2
        second = odds_ratio * first / (1 - first + odds_ratio * first)
        if weight * second + (1 - weight) * first < overall:
            low = first
        else:
            high = first
    return first, second


def odds_ratio_for(published, weights, mix, target):
    """Odds ratio at which the second authority's mean over its classes is `target`."""
    low, high = 0.001, 1.0
    for _ in range(50):
        middle = (low * high) ** 0.5
        mean = sum(mix[c] * split_by_odds(published[c], weights[c], middle)[1] for c in mix)
        if mean < target:
            low = middle
        else:
            high = middle
    return low


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


def reconsidered_share(desk, quarter):
    return RECONSIDERED[desk] * (RECONSIDERED_IN_TIME if quarter.key >= DEADLINE_FROM else 1.0)


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


def cg_shares(rows, second):
    """First-instance shares by authority and class, for each row."""
    ratios = {}
    facts = {}
    for r in rows:
        quarter, made = r["quarter"], r["made"]
        total = sum(m["cg"] for m in made.values())
        part = made["immigration_enforcement"]["cg"] / total
        passed = {c: second.class_mix[c] * r["rg_shares"]["immigration_enforcement"][c] for c in second.class_mix}
        mix = {c: passed[c] / sum(passed.values()) for c in passed}
        child = CHILDREN_AMONG_CG.get(quarter.year, CHILDREN_AMONG_CG_BEFORE)
        of_all = {"child": child, "adult": 1 - child}
        weights = {c: min(0.95, part * mix[c] / of_all[c]) for c in mix}
        published = {c: first_instance(s, "cg", quarter) for c, s in quarter.cg_share.items()}
        facts[quarter.key] = published, weights
        if quarter.key in IECA_CG_POSITIVE:
            ratios[quarter.key] = odds_ratio_for(published, weights, mix, IECA_CG_POSITIVE[quarter.key])
    usual = 1.0
    for ratio in ratios.values():
        usual *= ratio ** (1 / len(ratios))
    result = []
    for r in rows:
        published, weights = facts[r["quarter"].key]
        ratio = ratios.get(r["quarter"].key, usual)
        split = {c: split_by_odds(published[c], weights[c], ratio) for c in published}
        result.append({"single": {c: x[0] for c, x in split.items()},
                       "immigration_enforcement": {c: x[1] for c, x in split.items()}})
    return result


def exits_that_explain_backlogs(quarters, second, odds_ratio):
    """Exits per year, constant between the dates of published backlogs; a rate of its own after the last."""
    exits = {quarter.key: ELSEWHERE_PER_YEAR + EXITS_AFTER_PER_YEAR for quarter in quarters}
    begin = (2014, 1)
    for end, published in BACKLOG:
        inside = [key for key in exits if begin <= key <= end]
        low, high = ELSEWHERE_PER_YEAR, 2.0
        for _ in range(12):
            middle = (low + high) / 2
            for key in inside:
                exits[key] = middle
            upto = [q for q in quarters if q.key <= end]
            if sum(staffed(upto, exits, second, odds_ratio)[-1]["awaiting"].values()) > published:
                low = middle
            else:
                high = middle
        for key in inside:
            exits[key] = round(low, 3)
        begin = (end[0], end[1] + 1) if end[1] < 4 else (end[0] + 1, 1)
    return exits


def consent_by_year(quarters):
    """Share of adults who consent. Reports over reports plus adults first referred; 2016 is carried back."""
    notified = {int(row["year"]): float(row["duty_to_notify"]) for row in read("duty-to-notify-2024-2025.csv")}
    result = {}
    for year in range(2016, 2026):
        inside = [q for q in quarters if q.year == year]
        reports = notified.get(year) or sum(q.notified for q in inside)
        adults = sum(q.referrals["adult"] + (1 - CHILD_SHARE_OF_UNKNOWN) * q.referrals["unknown"] for q in inside)
        children = sum(q.referrals["child"] + CHILD_SHARE_OF_UNKNOWN * q.referrals["unknown"] for q in inside)
        first = FIRST_OF_REFERRALS * (adults + ADULT_AT_REFERRAL * children)
        result[year] = first / (first + reports)
    return result


def flow(values):
    return "{" + ", ".join(f"{key}: {value}" for key, value in values.items()) + "}"


def series(pairs):
    """`value` and `series` of dated values; those that change nothing are left out."""
    (_, first), *rest = pairs
    lines = [f"      value: {first}"]
    dated = []
    last = first
    for day, value in rest:
        if value != last:
            dated.append(f"        {day}: {value}")
        last = value
    return "\n".join(lines + (["      series:"] + dated if dated else []))


def block(name, values, unit, source, evidence, note):
    lines = [f"    {name}:", values, f"      unit: {unit}", "      source: >-", *wrapped(source),
             f"      evidence: {evidence}", "      note: >-", *wrapped(note)]
    return "\n".join(lines) + "\n"


def wrapped(text, width=110):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append("        " + line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return lines + ["        " + line]


QUARTERLY = ("Home Office, National Referral Mechanism and Duty to Notify statistics, quarterly tables 2014 to 2023 "
             "(data/nrm-quarterly-2014-2023.csv) and bulletins 2024 and 2025 (data/nrm-quarterly-2024-2025.csv)")


def nested(by_authority):
    return "{" + ", ".join(f"{name}: {flow(values)}" for name, values in by_authority.items()) + "}"


def exit_kinds(per_year):
    """Hazards of the kinds of exit whose sum is `per_year`; children do not withdraw."""
    kinds = {kind: per_year * part for kind, part in EXIT_MIX.items()}
    kinds["withdrawal"] /= ADULTS_AMONG_WAITING
    return kinds


def history_text(quarters):
    second = Second()
    odds_ratio = rg_odds_ratio(quarters, second)
    exits = exits_that_explain_backlogs(quarters, second, odds_ratio)
    rows = staffed(quarters, exits, second, odds_ratio)

    def dated(value_of):
        return series([(q.first_day, value_of(q)) for q in quarters])

    def shares(by_row):
        return series([(r["quarter"].first_day, nested({name: {c: f"{x:.3f}" for c, x in by_class.items()}
                                                        for name, by_class in split.items()}))
                       for r, split in zip(rows, by_row)])

    consent = consent_by_year(quarters)
    consent_pairs = [(datetime.date(2014, 1, 1), f"{consent[2016]:.3f}")]
    consent_pairs += [(datetime.date(year, 1, 1), f"{share:.3f}") for year, share in consent.items()]
    staff = series([(r["quarter"].first_day,
                     nested({name: {"reasonable_grounds": n["rg"], "conclusive_grounds": n["cg"]}
                             for name, n in r["staff"].items()})) for r in rows])
    rg_kinds = exit_kinds(RG_EXIT_PER_YEAR)

    def exits_of(quarter):
        cg_kinds = exit_kinds(max(0.0, exits[quarter.key] - ELSEWHERE_PER_YEAR))
        kinds = {kind: {"reasonable_grounds": f"{rg_kinds[kind]:.3f}", "conclusive_grounds": f"{cg_kinds[kind]:.3f}"}
                 for kind in EXIT_MIX}
        kinds["merging"] = {"reasonable_grounds": MERGED_PER_YEAR, "conclusive_grounds": MERGED_PER_YEAR}
        return nested(kinds)

    def to_second(year):
        government, others = second.chance(year)
        return flow({"government": f"{government:.3f}", "local_authority": f"{others:.3f}", "police": f"{others:.3f}",
                     "ngo": f"{others:.3f}"})

    second_pairs = [(datetime.date(2014, 1, 1), to_second(2014)), (IECA_FROM, to_second(2021))]
    second_pairs += [(datetime.date(year, 1, 1), to_second(year)) for year in range(2023, 2026)]
    recovery = series([(day, days) for day, days in RECOVERY_DAYS])

    parts = [
        "# Written by make_history.py from the published counts in data/; change the script or the counts, not this file.",
        "# What each number rests on stands in the script and in the notes below.",
        "",
        "parameters:",
        "  identification:",
        block("recorded_referrals_per_day",
              dated(lambda q: flow({c: f"{q.referrals[c] / q.days:.4f}" for c in CLASSES})),
              "people/d", QUARTERLY, "official",
              "Counts over the days of the quarter. From 2024 the mix of ages at exploitation is that of 2023, an assumption, "
              "because the published split then goes by age at referral."),
        block("consent_probability", series(consent_pairs), "probability",
              QUARTERLY + "; duty to notify 2024 and 2025: end of year summary 2024, annex of 19 February 2026", "official",
              "Derived: adults first referred over adults first referred and reported under the duty to notify. First referrals are "
              "89% of all, as in 2023, an assumption for other years. Adults at referral are "
              "those exploited as adults and a third of those exploited as children (people.adult_at_referral_share). "
              "The duty began in the last quarter of 2015; 2016 is carried back. Reports are known to be incomplete, so "
              "that consent is overstated."),
        "  nrm:",
        block("decision_makers", staff, "staff", QUARTERLY, "official",
              "Derived: staff that make the published decisions, and the reconsidered ones, with the effort of "
              "nrm.effort_days. For reasonable grounds to 2022, staff that keep the queue at the published mean wait "
              "(13 days early in 2020, 15 in the third quarter of 2022; held at other times). Equivalents at the productivity "
              "of 2024, not heads. How many decisions each authority made is not at hand: for reasonable grounds the "
              "second keeps its queue at 15 days (30 in 2023; 15 published for early 2024), and it decides a case that "
              "waits for conclusive grounds 1.5 times as soon as the first, so that its wait is over a year in 2024 "
              "and that of the first much longer, as reported; both assumptions. Panels have room for all cases that "
              "come to them. The last quarter is kept in the projection; the switches name other futures. "
              "Decisions of the first half of 2025 are interpolated."),
        block("immigration_enforcement_share", series(second_pairs), "probability",
              "Home Office, National Referral Mechanism statistics, end of year summaries 2022 to 2024 and bulletins of the "
              "second half of 2025 (data/nrm-authority-split.csv); Independent Chief Inspector of Borders and "
              "Immigration, call for evidence on the Immigration Enforcement Competent Authority (January 2024)", "official",
              "Derived: of all referrals 23% in 2022, 19% in 2023, 23% in 2024 and 20% in 2025 went to this authority, which "
              "decides on foreign national offenders, people in immigration detention and those whose asylum claim was "
              "held inadmissible. In the model these are adult foreign nationals, nearly all referred by government "
              "bodies; that the others have a tenth of their chance is an assumption. It began on 8 November 2021."),
        block("rg_positive_share", shares([r["rg_shares"] for r in rows]), "probability",
              QUARTERLY + "; Free Movement on the bulletin of the second quarter of 2024 (20% positive at the second "
              "authority)", "official",
              "Derived: first instance, from tables that reconsiderations have overwritten to the third quarter of 2023 "
              "(about 8% of refusals reconsidered, three in four changed; this gives the shares first published in 2023 "
              "within two points). From 2024 published for all ages; the odds of children over adults are those of the "
              "last quarter of 2023, an assumption. Between the authorities the odds ratio is that which gives 20% in the "
              "second quarter of 2024, held at other times, an assumption. The threshold follows the objective-factors "
              "test of 30 January 2023 and its easing in July 2023 with the quarterly shares."),
        block("cg_positive_share", shares(cg_shares(rows, second)), "probability",
              QUARTERLY + "; Free Movement on the bulletins of 2024 (20.7, 20, 11 and 34% positive at the second authority "
              "in the quarters of 2024)", "official",
              "Derived like rg_positive_share, with about 5% of refusals reconsidered; the odds ratio between the "
              "authorities by quarter in 2024, its mean at other times."),
        block("recovery_days", recovery, "d",
              "Nationality and Borders Act 2022, section 61, in force on 30 January 2023; statutory guidance before", "official",
              "At least 45 days before, at least 30 since."),
        block("exit_per_year", dated(exits_of), "1/year",
              QUARTERLY + "; backlogs of cases awaiting a conclusive-grounds decision: 29,275 at the end of 2022 (bulletin of "
              "the third quarter of 2025), 23,586 in mid 2024 (press quoting the Home Office), 17,168 at the end of 2024 "
              "(end of year summary 2024)", "official",
              f"Derived: the exits that those backlogs need beside decisions, constant between the dates, less "
              f"{100 * ELSEWHERE_PER_YEAR:.1f}% a year for the exits that the model makes by itself (leaving the country, "
              "death, closure when missing, disqualification), and allowing for cases that are opened again. From 2025 on 5% a year, "
              "about as many as come back, an assumption. How they divide "
              "(25% withdrawn, 35% suspended, 40% closed) is an assumption: no year's numbers by kind are published; of 3,804 "
              "people referred in 2016, 865 had after a year left by these ways or had a refusal or no first decision. "
              "From the queue for reasonable grounds: 15% a year, an assumption that leaves 1% of referrals without a "
              "decision, as published. Merging of duplicates: 5% a year, an assumption."),
    ]
    return "\n".join(parts), rows, exits


def main(arguments):
    by_age = quarters_by_age()
    text, rows, exits = history_text(by_age + quarters_of_all_ages(by_age))
    if arguments == ["--show"]:
        print("quarter   staff (single, immigration enforcement, devolved)   made: rg, cg   rg queues   wait [d]   "
              "awaiting cg   exits a year")
        for r in rows:
            q = r["quarter"]
            staff = "  ".join(f"{n['rg']:4d} {n['cg']:4d}" for n in r["staff"].values())
            made = "  ".join(f"{m['rg']:6.0f} {m['cg']:6.0f}" for m in r["made"].values())
            queue = " ".join(f"{x:6.0f}" for x in r["rg_stock"].values())
            wait = " ".join(f"{r['rg_stock'][n] / max(1e-9, a):5.1f}" for n, a in r["arrivals"].items())
            awaiting = " ".join(f"{x:6.0f}" for x in r["awaiting"].values())
            print(f"{q.year} Q{q.number}  {staff}  {made}  {queue}  {wait}  {awaiting} "
                  f"{sum(r['awaiting'].values()):6.0f}  {exits[q.key]:6.3f}")
        return 0
    target = HERE / "history.yaml"
    if arguments == ["--check"]:
        if target.read_text(encoding="utf-8") == text:
            return 0
        print(f"{target}: is not what make_history.py gives; run it again", file=sys.stderr)
        return 1
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
