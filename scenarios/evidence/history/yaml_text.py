"""The text of history.yaml."""

import datetime

from history.assumptions import (
    ADULTS_AMONG_WAITING, CLASSES, ELSEWHERE_PER_YEAR, EXIT_MIX, IECA_FROM, MERGED_PER_YEAR, RECOVERY_DAYS,
    RG_EXIT_PER_YEAR)
from history.authorities import Second
from history.queues import rg_odds_ratio, staffed
from history.inferences import cg_shares, consent_by_year, exits_that_explain_backlogs


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
