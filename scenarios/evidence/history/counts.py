"""The published counts, by quarter."""

import csv
import datetime
from pathlib import Path

from history.assumptions import CHILDREN_AMONG_CG, CHILD_SHARE_OF_UNKNOWN, CLASSES

DATA = Path(__file__).resolve().parent.parent / "data"


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
    with open(DATA / name, newline="", encoding="utf-8") as file:
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


def rows_of_2023():
    """Referrals of 2023 by first responder and class, with the weight of each as adult foreign national at referral."""
    foreign = {"foreign": 1.0, "unknown": 0.9}
    for row in read("referrals-2023-joint.csv"):
        age = row["age_at_exploitation"]
        child = {"adult": 0.0, "child": 1.0, "unknown": CHILD_SHARE_OF_UNKNOWN}[age]
        yield (row["first_responder"] == "government", float(row["people"]), child,
               foreign.get(row["nationality_group"], 0.0))
