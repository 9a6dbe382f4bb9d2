#!/usr/bin/env python3
"""Derives history.yaml from the published counts in data/.

    python3 scenarios/evidence/make_history.py          # rewrites history.yaml beside this file
    python3 scenarios/evidence/make_history.py --check  # exit 1 if history.yaml is not what the counts give
    python3 scenarios/evidence/make_history.py --show   # the quarters as a table, on standard output

Published numbers of decisions are turned into staff by letting deterministic queues run from an empty system in
2014, day by day, with the effort for each decision that nrm.yaml states:

  reasonable grounds, to 2022   staff such that the queue stands at the published mean wait at each quarter's end
  reasonable grounds, from 2023 staff such that the published number of decisions is made
  conclusive grounds            staff such that the published number of decisions is made

Reconsidered decisions are work on top, because published tables overwrite a decision that was reconsidered instead
of counting another one; for the same reason first-instance shares are a little below the published ones to the third
quarter of 2023. Exits other than decisions are what the published backlogs at four dates leave unexplained.
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
RECONSIDERED = {"rg": 0.076, "cg": 0.05}
CHILD_SHARE_OF_UNKNOWN = 0.08
ADULT_AT_REFERRAL = 0.33
FIRST_OF_REFERRALS = 0.89          # reports are made at a first identification, referrals repeat
CHANGED_BY_RECONSIDERATION = 0.75  # share of reconsidered decisions that become positive
MERGED_SHARE = 0.005               # referrals merged into an open case: duplicates are 5%, one in ten merged
RG_WITHDRAWAL_PER_YEAR = 0.15      # leaves about 1% of referrals without a decision, as published to 2022
ELSEWHERE_PER_YEAR = 0.025         # exits from the second queue that the model makes by itself: leaving, death, missing

RECOVERY_DAYS = ((datetime.date(2014, 1, 1), 45), (datetime.date(2023, 1, 30), 30))
SHORTER_RECOVERY_FROM = RECOVERY_DAYS[1][0].toordinal()
# Mean wait for reasonable grounds [d]: 13 early in 2020, 15 in the third quarter of 2022; held before and between.
RG_WAIT_DAYS = ((2014, 13.0), (2021, 15.0))
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
            setattr(quarter, desk + "_share", split_share(overall, ratio, child))
            setattr(quarter, desk + "_all", overall)
        result.append(quarter)
    return result


def first_instance(published, desk, quarter):
    """Share positive before reconsiderations, from the share in a table that they have overwritten."""
    if quarter.key > PUBLISHED_TABLES_OVERWRITE_UNTIL:
        return published
    changed = RECONSIDERED[desk] * CHANGED_BY_RECONSIDERATION
    return max(0.0, (published - changed) / (1 - changed))


def recovery_days(day):
    """`day`: number of the day of the positive first decision."""
    return RECOVERY_DAYS[day >= SHORTER_RECOVERY_FROM][1]


def rg_wait_days(year):
    return [wait for since, wait in RG_WAIT_DAYS if since <= year][-1]


class Desks:
    """Two deterministic queues in a row, advanced by days; a copy can be run ahead to choose staff."""

    def __init__(self):
        self.rg_stock = 0.0
        self.recovering = collections.deque()  # (day on which work may begin, cases over the survival of that day)
        self.recovering_sum = 0.0
        self.survival = 1.0    # of a case that has waited for the second decision since the start
        self.cg_stock = 0.0    # ready for work
        self.rg_done = self.cg_done = 0.0

    def copy(self):
        other = Desks()
        other.__dict__.update(self.__dict__)
        other.recovering = self.recovering.copy()
        return other

    def awaiting(self):
        return self.cg_stock + self.recovering_sum * self.survival

    def run(self, quarter, staff, exit_per_year, again):
        """One quarter. `again`: reconsidered decisions a day by desk. Returns decisions made, by desk."""
        positive = quarter.mixed({c: first_instance(s, "rg", quarter) for c, s in quarter.rg_share.items()})
        arrivals = sum(quarter.referrals.values()) / quarter.days * (1 - MERGED_SHARE) + again["rg"]
        made = {"rg": 0.0, "cg": 0.0}
        rg_capacity, cg_capacity = (staff[desk] / EFFORT_DAYS[desk] for desk in ("rg", "cg"))
        rg_keep, cg_keep = 1 - RG_WITHDRAWAL_PER_YEAR / 365.25, 1 - exit_per_year / 365.25
        first_day = quarter.first_day.toordinal()
        for today in range(first_day, first_day + quarter.days):
            self.rg_stock = (self.rg_stock + arrivals) * rg_keep
            decided = min(rg_capacity, self.rg_stock / EFFORT_DAYS["rg"])
            self.rg_stock -= decided
            made["rg"] += decided
            new = (decided - again["rg"]) * positive + again["rg"] * CHANGED_BY_RECONSIDERATION
            self.recovering.append((today + recovery_days(today), new / self.survival))
            self.recovering_sum += new / self.survival
            while self.recovering and self.recovering[0][0] <= today:
                ready = self.recovering.popleft()[1]
                self.recovering_sum -= ready
                self.cg_stock += ready * self.survival
            self.survival *= cg_keep
            self.cg_stock = (self.cg_stock + again["cg"]) * cg_keep
            decided = min(cg_capacity, self.cg_stock / EFFORT_DAYS["cg"])
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
    return RECONSIDERED[desk] * negative * getattr(earlier, desk + "_decisions") / earlier.days


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


def staffed(quarters, exits):
    """Staff for each quarter and desk, and the queues' course. `exits`: exits per year from the second queue."""
    desks = Desks()
    wanted = {"rg": 0.0, "cg": 0.0}
    rows = []
    earlier = None
    for quarter in quarters:
        again = {desk: reconsidered_a_day(earlier, desk) for desk in ("rg", "cg")}
        for desk in wanted:
            wanted[desk] += getattr(quarter, desk + "_decisions") + again[desk] * quarter.days
        arrivals = sum(quarter.referrals.values()) / quarter.days

        def ahead(rg, cg):
            trial = desks.copy()
            trial.run(quarter, {"rg": rg, "cg": cg}, exits[quarter.key], again)
            return trial

        guess = {d: (getattr(quarter, d + "_decisions") / quarter.days + again[d]) * EFFORT_DAYS[d] for d in wanted}
        enough = {d: wanted[d] - 0.5 * quarter.days / EFFORT_DAYS[d] for d in wanted}
        if quarter.year < 2023:
            target = arrivals * rg_wait_days(quarter.year)
            rg = least_staff(lambda n: ahead(n, 0).rg_stock <= target, guess["rg"])
            wanted["rg"] = ahead(rg, 0).rg_done
        else:
            rg = least_staff(lambda n: ahead(n, 0).rg_done >= enough["rg"], guess["rg"])
        cg = least_staff(lambda n: ahead(rg, n).cg_done >= enough["cg"], guess["cg"])
        made = desks.run(quarter, {"rg": rg, "cg": cg}, exits[quarter.key], again)
        if quarter.year < 2015:  # the queue starts empty: decisions of cases from before 2014 are not caught up
            wanted["cg"] = desks.cg_done
        rows.append({"quarter": quarter, "rg": rg, "cg": cg, "made": made, "rg_stock": desks.rg_stock,
                     "awaiting": desks.awaiting(), "wait": desks.rg_stock / arrivals})
        earlier = quarter
    return rows


def exits_that_explain_backlogs(quarters):
    """Exits per year, constant between the dates of published backlogs; 0 after the last."""
    exits = {quarter.key: 0.0 for quarter in quarters}
    begin = (2014, 1)
    for end, published in BACKLOG:
        inside = [key for key in exits if begin <= key <= end]
        low, high = 0.0, 2.0
        for _ in range(14):
            middle = (low + high) / 2
            for key in inside:
                exits[key] = middle
            upto = [q for q in quarters if q.key <= end]
            if staffed(upto, exits)[-1]["awaiting"] > published:
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


def history_text(quarters):
    exits = exits_that_explain_backlogs(quarters)
    rows = staffed(quarters, exits)

    def dated(value_of):
        return series([(q.first_day, value_of(q)) for q in quarters])

    def shares(desk):
        return dated(lambda q: flow({c: f"{first_instance(s, desk, q):.3f}"
                                     for c, s in getattr(q, desk + "_share").items()}))

    consent = consent_by_year(quarters)
    consent_pairs = [(datetime.date(2014, 1, 1), f"{consent[2016]:.3f}")]
    consent_pairs += [(datetime.date(year, 1, 1), f"{share:.3f}") for year, share in consent.items()]
    staff = series([(r["quarter"].first_day, flow({"reasonable_grounds": r["rg"], "conclusive_grounds": r["cg"]}))
                    for r in rows])
    withdrawal = dated(lambda q: flow({
        "reasonable_grounds": RG_WITHDRAWAL_PER_YEAR,
        "conclusive_grounds": f"{max(0.0, exits[q.key] - ELSEWHERE_PER_YEAR):.3f}"}))
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
              "of 2024, not heads. The last quarter is kept in the projection; the switches name other futures. "
              "Decisions of the first half of 2025 are interpolated."),
        block("rg_positive_share", shares("rg"), "probability", QUARTERLY, "official",
              "Derived: first instance, from tables that reconsiderations have overwritten to the third quarter of 2023 "
              "(7.6% of refusals reconsidered, three in four changed; this gives the shares first published in 2023 within two "
              "points). From 2024 published for all ages; the odds of children over adults are those of the last quarter of "
              "2023, an assumption."),
        block("cg_positive_share", shares("cg"), "probability", QUARTERLY, "official",
              "Derived like rg_positive_share, with 5% of refusals reconsidered."),
        block("recovery_days", recovery, "d",
              "Nationality and Borders Act 2022, section 61, in force on 30 January 2023; statutory guidance before", "official",
              "At least 45 days before, at least 30 since."),
        block("withdrawal_per_year", withdrawal, "1/year",
              QUARTERLY + "; backlogs of cases awaiting a conclusive-grounds decision: 29,275 at the end of 2022 (bulletin of "
              "the third quarter of 2025), 23,586 in mid 2024 (press quoting the Home Office), 17,168 at the end of 2024 "
              "(end of year summary 2024)", "official",
              "Derived: the exits that those backlogs need beside decisions, constant between the dates, less 2.5% a year for "
              "the exits that the model makes by itself (leaving the country, death, closure when missing). About none in 2023 "
              "and 2025, where reopened cases offset them. From the queue for reasonable grounds: 15% a year, an assumption that "
              "leaves 1% of referrals without a decision, as published."),
    ]
    return "\n".join(parts), rows, exits


def main(arguments):
    by_age = quarters_by_age()
    text, rows, exits = history_text(by_age + quarters_of_all_ages(by_age))
    if arguments == ["--show"]:
        print("quarter   rg staff  cg staff  rg made  cg made  rg queue  wait [d]  awaiting cg  exits a year")
        for r in rows:
            q = r["quarter"]
            print(f"{q.year} Q{q.number}  {r['rg']:8d}  {r['cg']:8d}  {r['made']['rg']:7.0f}  {r['made']['cg']:7.0f}"
                  f"  {r['rg_stock']:8.0f}  {r['wait']:8.1f}  {r['awaiting']:11.0f}  {exits[q.key]:12.3f}")
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
