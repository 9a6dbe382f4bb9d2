"""Opens the sample file with xarray, given the engine and the file, and checks values, dimensions and labels."""

import sys

import numpy as np
import xarray

import expected

engine, path = sys.argv[1:3]


def open_group(group):
    return xarray.open_dataset(path, group=group, engine=engine).load()


outcomes = open_group("outcomes")
assert list(outcomes["scenario"].values) == expected.SCENARIOS
assert list(outcomes["draw"].values) == [0, 1, 2]
assert list(outcomes["replication"].values) == [0, 1, 2, 3]
assert list(outcomes["group"].values) == expected.GROUPS
assert list(outcomes["duration"].values) == expected.DURATIONS
assert set(outcomes.coords) == {"scenario", "draw", "replication", "group", "duration"}
assert list(outcomes.data_vars) == ["people", "wait", "events_handled", "history_digest"]

people = outcomes["people"]
assert people.dims == ("scenario", "draw", "replication", "group")
assert people.attrs["units"] == "people"
assert people.attrs["long_name"] == "people in support"
assert people.attrs["statistic"] == "count"
assert people.attrs["full_scale"] == 1
assert people.attrs["definition"] == "People in support at the end."
np.testing.assert_array_equal(people.values, expected.people())
assert people.sel(scenario="reform", draw=2, replication=1, group="garçons") == 1210.25

wait = outcomes["wait"]
assert wait.dims == ("scenario", "draw", "replication", "group", "duration")
assert wait.dtype == np.float64, "a duration must not be decoded as a time span"
assert outcomes["duration"].dtype == np.float64
assert wait.attrs["units"] == "d"
np.testing.assert_array_equal(wait.values, expected.wait())

np.testing.assert_array_equal(outcomes["events_handled"].values, expected.whole())
assert outcomes["history_digest"].dtype == np.uint64, "a digest must keep all its bits"
np.testing.assert_array_equal(outcomes["history_digest"].values, expected.history_digest())

keys = open_group("keys")
assert keys["computed"].dtype == bool and keys["computed"].values.all()

parameters = open_group("parameters")
assert parameters["missing.hazard_per_year"].dims == ("draw",)
assert list(parameters["missing.hazard_per_year"].values) == [1.0, 1.125, 1.25]
assert parameters["missing.hazard_per_year"].attrs["prior"] == "lognormal, median 1"
own = parameters["support.offer_probability"]
assert own.dims == ("scenario", "draw")
assert np.isnan(own.sel(scenario="reform")).all()

scenarios = open_group("scenarios")
assert list(scenarios["resolved_yaml"].values) == ["name: baseline\n", "name: reform\n"]
assert scenarios["description"].values[0] == "Nothing changes – £0."
assert scenarios["policy_day"].values[1] == 4748.5

root = xarray.open_dataset(path, engine=engine)
assert root.attrs["Conventions"] == "NRMSIM-1"
assert root.attrs["format_version"] == 1
assert root.attrs["scale"] == 0.25
assert int(root.attrs["seed"]) == 18446744073709551557
assert root.attrs["baseline"] == "baseline"

provenance = open_group("provenance")
assert provenance.attrs["started_utc"] == "2026-01-01T00:00:00Z"
assert str(provenance["command_line"].values) == "nrmsim run a.yaml"

open_group("tables")
open_group("events")
