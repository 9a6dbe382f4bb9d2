"""Who decides which cases, and what shares of theirs are positive."""

import datetime

from history.assumptions import (
    ADULT_AT_REFERRAL, CHANGED_BY_RECONSIDERATION, DEADLINE_FROM, DEVOLVED, IECA_FROM, OTHERS_TO_IECA,
    PUBLISHED_TABLES_OVERWRITE_UNTIL, RECONSIDERED, RECONSIDERED_IN_TIME, RECOVERY_DAYS, RG_WAIT_DAYS,
    SHORTER_RECOVERY_FROM)
from history.counts import read, rows_of_2023


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


def reconsidered_share(desk, quarter):
    return RECONSIDERED[desk] * (RECONSIDERED_IN_TIME if quarter.key >= DEADLINE_FROM else 1.0)
