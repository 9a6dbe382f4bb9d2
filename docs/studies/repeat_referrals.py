#!/usr/bin/python3
"""What the published share of repeat referrals can and cannot say about people exploited again.

Runs the baseline with many draws of its uncertain parameters from their priors, keeps those draws that agree with the
published share of referrals that were not first (2,018 of 17,004 in 2023), and asks what they have in common.
Prints the tables of docs/studies/repeat-referrals.md.

    docs/studies/repeat_referrals.py build/release/nrmsim [--draws 400] [--replications 2] [--scale 0.1]
"""

import argparse
import pathlib
import subprocess
import tempfile

import h5py
import numpy

PUBLISHED = 2018 / 17004
# Of the published share, as in scenarios/targets/published.yaml; a draw counts by how near it comes.
DISCREPANCY = 0.006
YEAR = "2023"


def run(program, options, folder):
    scenarios = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
    results = pathlib.Path(folder) / "study.h5"
    subprocess.run([program, "run", scenarios / "baseline.yaml", "--priors", "--draws", str(options.draws),
                    "--replications", str(options.replications), "--scale", str(options.scale), "--quiet", "-o", results],
                   check=True, stdout=subprocess.DEVNULL)
    return results


def by_draw(file, outcome, **labels):
    """The mean over replications of one cell of an outcome, or of a sum of cells, in each draw."""
    data = file["outcomes"][outcome]
    values = data[0].mean(axis=1)  # scenario 0; the second axis is the replication
    for axis in reversed(range(3, data.ndim)):
        name = data.dims[axis][0].name.rsplit("/", 1)[-1]
        known = [x.decode() if isinstance(x, bytes) else str(x) for x in data.dims[axis][0][:]]
        wanted = labels[name] if isinstance(labels[name], list) else [labels[name]]
        values = values.take([known.index(x) for x in wanted], axis=axis - 2).sum(axis=axis - 2)
    return values


def weighted_quantiles(values, weights, shares):
    order = numpy.argsort(values)
    running = numpy.cumsum(weights[order])
    return [values[order][numpy.searchsorted(running, share * running[-1])] for share in shares]


def explained(x, y, weights):
    """Share of the weighted variance of log y that a straight line in log x explains."""
    good = (x > 0) & (y > 0)
    x, y, w = numpy.log(x[good]), numpy.log(y[good]), weights[good] / weights[good].sum()
    dx, dy = x - (w * x).sum(), y - (w * y).sum()
    return (w * dx * dy).sum() ** 2 / ((w * dx * dx).sum() * (w * dy * dy).sum())


def statistics_of(file):
    at = {"group": "all", "year": YEAR}
    repeats = by_draw(file, "repeat_referrals", **at)
    referrals = by_draw(file, "referrals", **at)
    after = by_draw(file, "repeats_by_kind", repeat_kind="reexploitation", year=YEAR)
    return {
        "share": repeats / referrals,
        "true_share": after / repeats,
        "people": by_draw(file, "reexploited_people", **at),
        "spells": by_draw(file, "reexploitation_episodes", **at),
        "candidates": {
            "repeat referrals by whether they concern a new incident": after,
            "repeat referrals while the first case was still open": by_draw(
                file, "repeats_by_kind", repeat_kind="duplicate", year=YEAR),
            "people with three or more referrals recorded": by_draw(
                file, "people_by_referrals", number_of_referrals=["3", "4", "5", "6", "7+"]),
            "children missing from care": by_draw(file, "looked_after_missing", year=YEAR),
            "the number of repeat referrals itself": repeats,
        },
    }


def row(name, values, weights, form):
    low, middle, high = weighted_quantiles(values, weights, [0.05, 0.5, 0.95])
    return f"| {name} | {form(low)} | {form(middle)} | {form(high)} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--draws", type=int, default=400)
    parser.add_argument("--replications", type=int, default=2)
    parser.add_argument("--scale", type=float, default=0.1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, h5py.File(run(options.program, options, folder)) as file:
        found = statistics_of(file)
    everything = numpy.ones(len(found["share"]))
    weights = numpy.exp(-(((found["share"] - PUBLISHED) / DISCREPANCY) ** 2) / 2)
    size = weights.sum() ** 2 / (weights**2).sum()
    whole = lambda x: f"{x:,.0f}"
    percent = lambda x: f"{100 * x:.0f} %"
    print(f"{options.draws} draws, {options.replications} replications each, scale {options.scale}; agreement with the "
          f"published share leaves an effective {size:.0f} draws.\n")
    print("| in 2023 | 5 % | median | 95 % |\n|---|---|---|---|")
    for heading, w in (("all draws from the priors", everything), ("draws that agree with the published share", weights)):
        print(f"| *{heading}* | | | |")
        print(row("share of referrals that are not first", found["share"], w, lambda x: f"{100 * x:.1f} %"))
        print(row("of these repeats, share that follow new exploitation", found["true_share"], w, percent))
        print(row("people exploited again for the first time", found["people"], w, whole))
        print(row("spells of re-exploitation", found["spells"], w, whole))
    print("\n| by the share of repeats that follow new exploitation | weight | people exploited again, median |\n|---|---|---|")
    edges = [0, 0.1, 0.2, 0.3, 0.4, 0.6, 1.0001]
    for low, high in zip(edges, edges[1:]):
        inside = (found["true_share"] >= low) & (found["true_share"] < high)
        if weights[inside].sum() / weights.sum() < 0.01:
            continue
        middle = weighted_quantiles(found["people"][inside], weights[inside], [0.5])[0]
        print(f"| {100 * low:.0f} to {min(100, 100 * high):.0f} % | {100 * weights[inside].sum() / weights.sum():.0f} % | {whole(middle)} |")
    print("\n| statistic, were it published | of the spread in people exploited again, it would explain |\n|---|---|")
    gains = {name: explained(values, found["people"], weights) for name, values in found["candidates"].items()}
    for name, share in sorted(gains.items(), key=lambda item: -item[1]):
        print(f"| {name} | {percent(share)} |")


if __name__ == "__main__":
    main()
