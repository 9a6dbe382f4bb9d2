"""What follows from the counts and the queues: positive shares, exits other than decisions, consent."""

from history.assumptions import (
    ADULT_AT_REFERRAL, BACKLOG, CHILDREN_AMONG_CG, CHILDREN_AMONG_CG_BEFORE, CHILD_SHARE_OF_UNKNOWN,
    ELSEWHERE_PER_YEAR, EXITS_AFTER_PER_YEAR, FIRST_OF_REFERRALS, IECA_CG_POSITIVE)
from history.counts import read
from history.authorities import first_instance, odds_ratio_for, split_by_odds
from history.queues import staffed


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
