#!/usr/bin/python3
"""How often intervals of a few draws miss a further draw, with and without logarithms.

Runs one scenario with many draws, takes a few of them at random many times, makes both predictive t intervals at 95%,
and counts how many of the other draws lie below and above. Prints the table of docs/studies/intervals-of-few-draws.md.

    docs/studies/intervals_of_few_draws.py build/release/nrmsim [--draws 300] [--few 20] [--scale 0.2]
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


def outcomes(program, options, folder):
    """Each headline outcome's value in each draw, over the period that `run` shows."""
    scenario = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "baseline.yaml"
    results = pathlib.Path(folder) / "study.h5"
    subprocess.run([program, "run", scenario, "--draws", str(options.draws), "--scale", str(options.scale), "--quiet",
                    "-o", results], check=True, stdout=subprocess.DEVNULL)
    shown = subprocess.run([program, "compare", results, "--format", "csv"], check=True, capture_output=True, text=True)
    first = next(csv.DictReader(io.StringIO(shown.stdout)))["period"].split("-")[0]
    with h5py.File(results) as file:
        for row in csv.DictReader(io.StringIO(shown.stdout)):
            data = file["outcomes"][row["outcome"]]
            names = [dimension[0].name.rsplit("/", 1)[-1] for dimension in data.dims]
            values = data[()].astype(float)
            for axis in reversed(range(len(names))):
                labels = [x.decode() if isinstance(x, bytes) else str(x) for x in data.dims[axis][0][:]]
                if names[axis] == "year":
                    values = values[(slice(None),) * axis + (slice(labels.index(first), None),)].sum(axis=axis)
                elif names[axis] != "draw":
                    values = values.take(labels.index("all") if "all" in labels else 0, axis=axis)
            if not numpy.isclose(values.mean(), float(row["value"])):
                raise SystemExit(f"{row['outcome']}: {values.mean()} is not what compare says, {row['value']}")
            yield row["outcome"], values


def interval(values):
    few = len(values)
    half = stats.t.ppf(0.5 + LEVEL / 2, few - 1) * values.std(ddof=1) * (1 + 1 / few) ** 0.5
    return values.mean() - half, values.mean() + half


def missed(values, few, trials, luck):
    """Per cent of the other draws below and above, first without logarithms, then with."""
    shares = numpy.zeros(4)
    for _ in range(trials):
        order = luck.permutation(len(values))
        known, further = values[order[:few]], values[order[few:]]
        for i, (low, high) in enumerate((interval(known), numpy.exp(interval(numpy.log(known))))):
            shares[2 * i:2 * i + 2] += [(further < low).mean(), (further > high).mean()]
    return 100 * shares / trials


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--draws", type=int, default=300)
    parser.add_argument("--few", type=int, default=20)
    parser.add_argument("--trials", type=int, default=400)
    parser.add_argument("--scale", type=float, default=0.2)
    options = parser.parse_args()
    luck = numpy.random.default_rng(20260101)
    print("| outcome | as they are: below | above | logarithms: below | above |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, values in outcomes(options.program.resolve(), options, folder):
            shares = missed(values, options.few, options.trials, luck)
            print(f"| `{name}` | " + " | ".join(f"{share:.1f} %" for share in shares) + " |")


if __name__ == "__main__":
    main()
