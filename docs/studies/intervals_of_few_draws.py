#!/usr/bin/python3
"""How often intervals of a few draws miss a further draw: as the numbers are, by cube roots, by logarithms.

Runs one scenario with many draws, takes a few of them at random many times, makes predictive t intervals at 95%, and
counts how many of the other draws lie below and above. With reforms, the same of their differences from the baseline.
Prints the tables of docs/studies/intervals-of-few-draws.md.

    docs/studies/intervals_of_few_draws.py build/release/nrmsim [--draws 300] [--few 20] [--scale 0.2] [REFORM.yaml ...]
"""

import argparse
import csv
import io
import pathlib
import subprocess
import tempfile

import h5py
import numpy
from scipy import stats

LEVEL = 0.95


# What `compare` is asked for, besides the headlines.
MORE = [[], ["--outcome", "service_wait_mean", "--by", "service"], ["--outcome", "people_held"]]
# How numbers are changed before the interval is made, and how its ends are changed back.
SHAPES_OF_DIFFERENCES = {"as they are": (lambda x: x, lambda x: x), "cube roots": (numpy.cbrt, lambda x: x ** 3)}
SHAPES = {"as they are": (lambda x: x, lambda x: max(x, 0)),
          "cube roots": (numpy.cbrt, lambda x: max(x, 0) ** 3),
          "logarithms": (lambda x: numpy.log(numpy.maximum(x, 1e-300)), numpy.exp)}


def rows_of(program, results):
    for asked in MORE:
        shown = subprocess.run([program, "compare", results, "--format", "csv", *asked], check=True, capture_output=True,
                               text=True)
        yield from csv.DictReader(io.StringIO(shown.stdout))


def values_of(file, row, scenario, shown):
    """What `compare` shows of a scenario in a row, in each draw; their mean must be what is shown."""
    data = file["outcomes"][row["outcome"]]
    values, first = data[()].astype(float), row["period"].split(" to ")[0].split("-20")[0]
    for axis in reversed(range(data.ndim)):
        name = data.dims[axis][0].name.rsplit("/", 1)[-1]
        labels = [x.decode() if isinstance(x, bytes) else str(x) for x in data.dims[axis][0][:]]
        if name in ("year", "month"):
            values = values[(slice(None),) * axis + (slice(labels.index(first), None),)]
            values = values.sum(axis=axis) if row["statistic"] in ("count", "sum") else numpy.nanmean(values, axis=axis)
        elif name == "scenario":
            values = values.take(labels.index(scenario), axis=axis)
        elif name != "draw":
            label = row["group"].split(": ")[-1] or "all"
            values = values.take(labels.index(label) if label in labels else 0, axis=axis)
    if not numpy.isclose(values.mean(), float(row[shown])):
        raise SystemExit(f"{row['outcome']}: {values.mean()} is not what compare says, {row[shown]}")
    return values


def outcomes(program, options, folder):
    scenario = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "baseline.yaml"
    results = pathlib.Path(folder) / "study.h5"
    subprocess.run([program, "run", scenario, *options.reforms, "--draws", str(options.draws), "--scale", str(options.scale), "--quiet",
                    "-o", results], check=True, stdout=subprocess.DEVNULL)
    with h5py.File(results) as file:
        for row in rows_of(program, results):
            values = values_of(file, row, row["scenario"], "value")
            if options.reforms:
                values = values - values_of(file, row, row["baseline"], "baseline_value")
                if not numpy.isclose(values.mean(), float(row["difference"])):
                    raise SystemExit(f"{row['outcome']}: {values.mean()} is no difference, {row['difference']}")
            if values.std() > 0:
                name = row["outcome"] + (f", {row['group'].split(': ')[-1]}" if ": " in row["group"] else "")
                yield (f"{row['scenario']}: {name}" if options.reforms else name), values


def interval(values):
    few = len(values)
    half = stats.t.ppf(0.5 + LEVEL / 2, few - 1) * values.std(ddof=1) * (1 + 1 / few) ** 0.5
    return values.mean() - half, values.mean() + half


def upper_end(_, high, values):
    """Over the largest of all draws."""
    return high / values.max()


def width(low, high, values):
    """Over the range of all draws."""
    return (high - low) / numpy.ptp(values)


def missed(values, few, trials, luck, shapes, reach=upper_end):
    """For each shape: shares of the other draws below and above, and how far ends go."""
    found = {shape: [] for shape in shapes}
    for _ in range(trials):
        order = luck.permutation(len(values))
        known, further = values[order[:few]], values[order[few:]]
        for shape, (there, back) in shapes.items():
            low, high = map(back, interval(there(known)))
            found[shape].append([(further < low).mean(), (further > high).mean(), reach(low, high, values)])
    return {shape: numpy.array(rows).T for shape, rows in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("reforms", type=pathlib.Path, nargs="*", metavar="REFORM.yaml")
    parser.add_argument("--draws", type=int, default=300)
    parser.add_argument("--few", type=int, default=20)
    parser.add_argument("--trials", type=int, default=400)
    parser.add_argument("--scale", type=float, default=0.2)
    options = parser.parse_intermixed_args()
    luck = numpy.random.default_rng(20260101)
    shapes, reach = (SHAPES_OF_DIFFERENCES, width) if options.reforms else (SHAPES, upper_end)
    print("| outcome | " + " | ".join(shapes) + " |\n|---" + "|---" * len(shapes) + "|")
    with tempfile.TemporaryDirectory() as folder:
        for name, values in outcomes(options.program.resolve(), options, folder):
            cells = []
            for below, above, end in missed(values, options.few, options.trials, luck, shapes, reach).values():
                cells.append(f"{100 * below.mean():.1f} %, {100 * above.mean():.1f} %; {numpy.quantile(end, 0.9):.2g}")
            print(f"| `{name}` | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
