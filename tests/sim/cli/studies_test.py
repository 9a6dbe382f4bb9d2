"""The commands that ask what uncertainty does: attribute, sensitivity, story, until-precise, and switches."""

import json
import re
import shutil
import unittest

import h5py
import numpy
import xarray

from program import SLICE, SMALL, TIGHT
from study_scenarios import BASE, POLICIES, PRIORS, StudyTest, rows_of


class Attribute(StudyTest):
    def attribute(self, *arguments, **options):
        return self.call("attribute", "base.yaml", "reform.yaml", *SMALL, "--replications", "3", *arguments, **options)

    def test_the_parts_add_up_to_what_a_run_finds(self):
        done = self.attribute("--format", "csv", "--quiet")
        self.assertEqual(done.stderr, "")
        parts = rows_of(done.stdout)
        self.call("run", "base.yaml", "reform.yaml", *SMALL, "--replications", "3", "-o", "a.h5")
        compared = rows_of(self.call("compare", "a.h5", "--format", "csv").stdout)
        self.assertGreater(len(compared), 3)
        moved = 0
        for row in compared:
            own = [p for p in parts if p["outcome"] == row["outcome"]]
            whole = float(own[-1]["effect"])
            self.assertEqual([p["mechanism"] for p in own], ["quick", "places", "idle", "whole"])
            self.assertAlmostEqual(whole, float(row["difference"]), delta=1e-9 * (1 + abs(whole)))
            self.assertAlmostEqual(float(own[-1]["low"]), float(row["low"]), delta=1e-6 * (1 + abs(whole)))
            self.assertAlmostEqual(sum(float(p["effect"]) for p in own[:-1]), whole, delta=1e-9 * (1 + abs(whole)))
            self.assertEqual([float(own[2][c]) for c in ("effect", "alone", "on_top")], [0, 0, 0], "idle does nothing")
            moved += whole != 0
        self.assertGreater(moved, 2)

    def test_threads_do_not_change_it(self):
        self.assertEqual(self.attribute("--threads", "1").stdout, self.attribute("--threads", "3").stdout)

    def test_several_draws_hold_the_parameters_too(self):
        self.write("prior.yaml", BASE + PRIORS)
        self.write("reform.yaml", "name: reform\nextends: prior.yaml\n" + POLICIES)
        said = self.call("attribute", "prior.yaml", "reform.yaml", *SMALL, "--replications", "2", "--draws", "3",
                         "--outcome", "missing_episodes", "--format", "json").stdout
        self.assertEqual({row["interval"] for row in json.loads(said)["rows"]}, {"95%, parameters and chance"})

    def test_what_it_cannot_do_is_said(self):
        self.write("same.yaml", "name: same\nextends: base.yaml\n")
        self.assertIn("changes nothing that base.yaml does not",
                      self.call("attribute", "base.yaml", "same.yaml", status=2).stderr)
        self.write("other.yaml", "name: other\nextends: base.yaml\nparameters: {nrm: {recovery_days: 9}}\n")
        self.assertIn("more than its policies: nrm.recovery_days",
                      self.call("attribute", "base.yaml", "other.yaml", status=2).stderr)
        self.assertIn("expected policy, parameter or concept", self.attribute("--by", "lever", status=2).stderr)
        self.assertIn("reexploited_people", self.attribute("--outcome", "reexploited_peopel", status=2).stderr)

    def test_the_table_says_what_it_shows(self):
        said = self.attribute("--by", "concept", "--outcome", "missing_episodes").stdout
        self.assertIn("reform compared with base, by mechanism", said)
        self.assertRegex(said, r"(?m)^nrm +-?[\d,]+")
        self.assertIn("Intervals hold chance only", said)


class Sensitivity(StudyTest):
    def setUp(self):
        super().setUp()
        self.write("prior.yaml", BASE + PRIORS)

    def sensitivity(self, *arguments, **options):
        return self.call("sensitivity", "prior.yaml", *SMALL, "--outcome", "missing_episodes", *arguments, **options)

    def table(self, name):
        return numpy.loadtxt(self.folder / "study" / name, delimiter=",", skiprows=1, ndmin=2)

    def test_sobol_indices_are_those_of_the_files(self):
        """The estimators as SALib has them, written down again."""
        self.sensitivity("--samples", "8", "--replications", "2", "-o", "study")
        problem = json.loads((self.folder / "study" / "problem.json").read_text())
        self.assertEqual(problem["names"], ["missing.hazard_per_year", "exploitation.hazard_per_year", "chance"])
        x, y = self.table("X.csv"), self.table("Y.csv")[:, 0]
        inputs = problem["num_vars"]
        self.assertEqual(x.shape, (8 * (inputs + 2), inputs))
        y = (y - y.mean()) / y.std()
        a, b = y[::inputs + 2], y[inputs + 1::inputs + 2]
        variance = numpy.var(numpy.r_[a, b])
        found = {row["input"]: row for row in rows_of((self.folder / "study" / "indices.csv").read_text())}
        for i, name in enumerate(problem["names"]):
            ab = y[1 + i::inputs + 2]
            self.assertAlmostEqual(float(found[name]["first"]), numpy.mean(b * (ab - a)) / variance, places=10)
            self.assertAlmostEqual(float(found[name]["total"]), 0.5 * numpy.mean((a - ab) ** 2) / variance, places=10)
        self.assertGreater(float(found["missing.hazard_per_year"]["total"]), 0.5, "its hazard decides, of course")
        runs = self.table("runs.csv")
        self.assertEqual(len(runs), 2 * len(x))
        self.assertAlmostEqual(runs[:2, 3].mean(), self.table("Y.csv")[0, 0], places=6)
        values = self.table("values.csv")
        self.assertTrue(((values[:, 1] > 0.1) & (values[:, 1] < 3)).all())
        numpy.testing.assert_allclose(values[:, 1], 0.1 + 2.9 * x[:, 1], rtol=1e-8)

    def test_the_arrays_hold_what_the_tables_do(self):
        for method, column in (("sobol", "total"), ("morris", "mu_star")):
            self.sensitivity("--method", method, "--samples", "4", "--replications", "2", "-o", "study")
            rows = {row["input"]: row for row in rows_of((self.folder / "study" / "indices.csv").read_text())}
            for engine in ("netcdf4", "h5netcdf"):
                with xarray.open_dataset(self.folder / "study" / "sensitivity.h5", engine=engine) as study:
                    self.assertEqual(set(study.input.values), set(rows))
                    for name, row in rows.items():
                        for part in (column, column + "_low", column + "_high"):
                            self.assertAlmostEqual(float(study[part].sel(input=name)), float(row[part]), places=9)
                    numpy.testing.assert_allclose(study.outcome.values.ravel(), self.table("runs.csv")[:, 3])
                    x = self.table("X.csv")[:, :study.sizes["parameter"]]
                    numpy.testing.assert_allclose(study.coordinate.values, x)
                    numpy.testing.assert_allclose(study.value.values, self.table("values.csv"))
                    self.assertIn("lognormal", str(study.prior.values[0]))
                    self.assertEqual(study.attrs["method"], method)
                    self.assertEqual(study.outcome.attrs["units"], "episodes")
            shutil.rmtree(self.folder / "study")

    def test_a_study_is_a_folder(self):
        self.assertIn("expected the name of a folder",
                      self.sensitivity("--samples", "4", "--replications", "1", "-o", "study.csv", status=2).stderr)

    def test_an_earlier_study_is_not_replaced_unasked(self):
        self.sensitivity("--samples", "4", "--replications", "1", "-o", "study")
        before = (self.folder / "study" / "Y.csv").read_bytes()
        again = ["--samples", "4", "--replications", "1", "--seed", "8", "-o", "study"]
        self.assertIn("there is a study already", self.sensitivity(*again, status=2).stderr)
        self.assertEqual((self.folder / "study" / "Y.csv").read_bytes(), before)
        self.sensitivity(*again, "--overwrite")
        self.assertNotEqual((self.folder / "study" / "Y.csv").read_bytes(), before)

    def test_no_export_replaces_a_study(self):
        self.sensitivity("--samples", "4", "--replications", "1", "-o", "study")
        self.call("run", "base.yaml", *SMALL, "--replications", "1", "-o", "a.h5")
        self.assertIn("this folder holds a sensitivity study", self.call("export", "a.h5", "-o", "study", status=2).stderr)
        self.assertTrue((self.folder / "study" / "sensitivity.h5").exists())
        self.call("export", "a.h5", "-o", "tables")
        self.sensitivity("--samples", "4", "--replications", "1", "-o", "tables", "--overwrite", status=2)

    def test_where_nothing_can_be_written_nothing_is_computed(self):
        self.assertNotIn("points", self.sensitivity("--samples", "4", "-o", "/proc/study", status=1).stderr)

    def test_shares_of_nothing_and_of_too_few_points_are_called_so(self):
        said = self.call("sensitivity", "prior.yaml", *SMALL, "--outcome", "candidates_short", "--samples", "2").stdout
        self.assertIn("there is nothing to share out", " ".join(said.split()))

    def test_morris_effects_are_those_of_the_files(self):
        said = self.sensitivity("--method", "morris", "--samples", "4", "--replications", "2", "-o", "study").stdout
        self.assertIn("4 trajectories", said)
        x, y = self.table("X.csv"), self.table("Y.csv")[:, 0]
        effects = {0: [], 1: []}
        for t in range(4):
            for k in range(2):
                step = x[3 * t + k + 1] - x[3 * t + k]
                moved = int(numpy.flatnonzero(step)[0])
                self.assertAlmostEqual(abs(step[moved]), 0.5)
                effects[moved].append((y[3 * t + k + 1] - y[3 * t + k]) * numpy.sign(step[moved]) / (2 / 3))
        found = {row["input"]: row for row in rows_of((self.folder / "study" / "indices.csv").read_text())}
        for i, name in enumerate(("missing.hazard_per_year", "exploitation.hazard_per_year")):
            own = numpy.array(effects[i])
            scale = 1 + abs(own).max()
            self.assertAlmostEqual(float(found[name]["mu_star"]), abs(own).mean(), delta=1e-9 * scale)
            self.assertAlmostEqual(float(found[name]["sigma"]), own.std(ddof=1), delta=1e-9 * scale)
            self.assertGreater(float(found[name]["noise"]), 0)

    def test_two_scenarios_are_a_difference(self):
        self.write("reform.yaml", "name: reform\nextends: prior.yaml\n" + POLICIES)
        done = self.call("sensitivity", "prior.yaml", "reform.yaml", *SMALL, "--outcome", "missing_episodes",
                         "--samples", "4", "--only", "missing", "--format", "json", "--replications", "1")
        study = json.loads(done.stdout)
        self.assertEqual((study["scenario"], study["baseline"]), ("reform", "base"))
        self.assertEqual({row["input"] for row in study["inputs"]}, {"missing.hazard_per_year", "chance"})

    def test_threads_do_not_change_it(self):
        one, three = (self.sensitivity("--samples", "4", "--threads", n).stdout for n in ("1", "3"))
        self.assertEqual(one, three)

    def test_what_it_cannot_do_is_said(self):
        self.assertIn("no parameter of these scenarios has a prior",
                      self.call("sensitivity", "base.yaml", "--outcome", "missing_episodes", status=2).stderr)
        self.assertIn('did you mean "missing.hazard_per_year"?',
                      self.sensitivity("--only", "missing.hazard_per_yaer", status=2).stderr)
        self.assertIn("expected sobol or morris", self.sensitivity("--method", "oat", status=2).stderr)
        self.assertIn("an outcome that is one number",
                      self.call("sensitivity", "prior.yaml", "--outcome", "service_wanted", status=2).stderr)
        (self.folder / "mine").mkdir()
        (self.folder / "mine" / "notes.txt").write_text("mine")
        self.sensitivity("-o", "mine", status=2)
        self.assertIn("batch.draws does nothing here; expected --samples",
                      self.sensitivity("--set", "batch.draws=4", status=2).stderr)


class UntilPrecise(StudyTest):
    def precise(self, *arguments, **options):
        return self.call("run", SLICE, TIGHT, *SMALL, *arguments, **options)

    def test_check_says_what_it_would_take(self):
        said = self.call("check", SLICE, TIGHT, *SMALL, "--until-precise", "missing_episodes=1e9").stdout
        self.assertIn("missing_episodes in nrm-slice-tight to +-1e+09 with some 2 replications", said)
        said = self.call("check", SLICE, TIGHT, *SMALL, "--until-precise", "missing_episodes=1e-9").stdout
        self.assertIn("more than the limit", said)

    def test_it_stops_at_the_first_look_that_is_enough(self):
        done = self.precise("--until-precise", "missing_episodes=1e9", "-o", "a.h5")
        self.assertIn("looks after 8, 16, 32", done.stderr)
        self.assertIn("after 8 replications: precise enough", done.stderr)
        self.assertIn("8 of at most 1024, was chosen by looking", done.stdout)
        self.precise("--replications", "8", "-o", "b.h5")
        with h5py.File(self.folder / "a.h5") as a, h5py.File(self.folder / "b.h5") as b:
            for name in ("missing_episodes", "history_digest"):
                self.assertEqual(a["outcomes"][name][()].tobytes(), b["outcomes"][name][()].tobytes())
            row = a["tables/until_precise"][0]
            self.assertEqual((row["reached"], row["replications"], row["limit"], row["looks"]), (1, 8, 1024, 8))
        self.assertIn("complete already",
                      self.precise("--until-precise", "missing_episodes=1e9", "-o", "a.h5", "--resume").stderr)

    def test_it_stops_at_the_limit_and_says_so(self):
        targets = ["--until-precise", "missing_episodes=1e-9", "--until-precise", "repeat_referrals=1e9"]
        said = self.precise(*targets, "--replications", "10", "-o", "a.h5", "--quiet").stdout
        self.assertIn("not reached", said)
        with h5py.File(self.folder / "a.h5") as file:
            rows = file["tables/until_precise"][()]
            self.assertEqual(sorted(rows["reached"]), [0, 1])
            self.assertEqual(set(rows["replications"]), {10})
            self.assertEqual(set(rows["looks"]), {2})
        self.assertIn("not reached", self.call("compare", "a.h5").stdout)

    def test_threads_do_not_change_it(self):
        for threads in ("1", "3"):
            self.precise("--until-precise", "missing_episodes=2000", "--replications", "20", "--quiet", "--threads",
                         threads, "-o", threads + ".h5")
        self.assert_same_results("1.h5", "3.h5")

    def test_what_it_cannot_do_is_said(self):
        for arguments, what in ((["--until-precise", "missing_episodes"], "OUTCOME=HALFWIDTH"),
                                (["--until-precise", "missing_episodes=-1"], "a number above 0"),
                                (["--until-precise", "missing_episods=1"], "missing_episodes"),
                                (["--until-precise", "service_wanted=1"], "an outcome that is one number"),
                                (["--until-precise", "missing_episodes=1", "--draws", "2"], "--draws 1")):
            self.assertIn(what, self.precise(*arguments, status=2).stderr)
        alone = self.call("run", SLICE, "--until-precise", "missing_episodes=1", status=2)
        self.assertIn("two or more scenarios", alone.stderr)
        self.assertEqual([p.name for p in self.folder.glob("*.h5*")], [])


class Story(StudyTest):
    def setUp(self):
        super().setUp()
        self.call("run", "base.yaml", "reform.yaml", *SMALL, "--replications", "2", "--events", "1", "-o", "a.h5")

    def test_it_tells_what_the_events_say(self):
        said = self.call("story", "a.h5").stdout
        self.assertIn("This person is synthetic", said)
        self.assertIn("nothing here may be used to judge a real person", re.sub(r"\s+", " ", said))
        person = int(re.search(r"^Person (\d+), draw 0", said, re.MULTILINE).group(1))
        shared, rest = said.split("Under both\n")[1].split("\nThen, under base\n")
        base, reform = rest.split("\nThen, under reform\n")
        dates = [re.findall(r"(?m)^  (\d{4}-\d\d-\d\d)", text) for text in (shared, base, reform)]
        with h5py.File(self.folder / "a.h5") as file:
            events = file["events/history"][()]
        for name, own in ((b"base", dates[0] + dates[1]), (b"reform", dates[0] + dates[2])):
            mine = events[(events["scenario"] == name) & (events["person"] == person) & (events["replication"] == 0)]
            self.assertEqual([d.decode() for d in mine["date"]], own)
        self.assertNotEqual(base, reform)
        self.assertEqual(self.call("story", "a.h5", "--person", person, "--scenario", "reform").stdout.split("Under both")[1],
                         said.split("Under both")[1])

    def test_a_replication_without_events_can_be_told_too(self):
        self.assertIn("replication 1:", self.call("story", "a.h5", "--replication", "1").stdout)

    def test_what_it_cannot_do_is_said(self):
        for arguments, what in ((["--person", "7"], "nobody in this replication has the number 7"),
                                (["--replication", "2"], "a number from 0 to 1"),
                                (["--scenario", "base"], "the baseline itself"),
                                (["--scenario", "refrom"], 'did you mean "reform"?')):
            self.assertIn(what, self.call("story", "a.h5", *arguments, status=2).stderr)
        self.call("run", "base.yaml", *SMALL, "--replications", "1", "-o", "one.h5")
        self.assertIn("one scenario only", self.call("story", "one.h5", status=2).stderr)
        self.assertIn("nowhere.h5", self.call("story", "nowhere.h5", status=2).stderr)


class Variance(StudyTest):
    def test_draws_and_replications_are_told_apart(self):
        self.write("prior.yaml", BASE + PRIORS)
        self.write("reform.yaml", "name: reform\nextends: prior.yaml\n" + POLICIES)
        several = self.call("run", "prior.yaml", "reform.yaml", *SMALL, "--draws", "4", "--replications", "2", "-o", "a.h5")
        self.assertIn("Where the variance of a single replication", several.stdout)
        with h5py.File(self.folder / "a.h5") as file:
            table = file["tables/variance"][()]
            self.assertEqual(set(table["scenario"]), {b"reform"})
            row = table[table["outcome"] == b"missing_episodes"][0]
            episodes = file["outcomes/missing_episodes"][()]  # scenario, draw, replication, group, year
            change = (episodes[1] - episodes[0])[:, :, 0, -2:].sum(axis=-1)  # 2022 and 2023, from the first policy on
            within = change.var(axis=1, ddof=1).mean()
            between = 2 * change.mean(axis=1).var(ddof=1)
            self.assertAlmostEqual(row["chance"] / within, 1, places=9)
            self.assertAlmostEqual(row["parameters"], max(0, (between - within) / 2), delta=1e-9 * between)
        one = self.call("run", "prior.yaml", "reform.yaml", *SMALL, "--draws", "2", "--replications", "1", "-o", "b.h5")
        self.assertIn("it cannot be told how much", one.stdout)

    def test_scenarios_that_draw_a_parameter_differently_are_told_apart(self):
        self.write("prior.yaml", BASE + PRIORS)
        self.write("other.yaml", "name: other\nextends: base.yaml\n" + PRIORS.replace("high: 3", "high: 2"))
        self.call("run", "prior.yaml", "other.yaml", *SMALL, "--draws", "2", "--replications", "1", "-o", "a.h5")
        line = next(line for line in self.call("info", "a.h5").stdout.splitlines() if "exploitation.hazard" in line)
        self.assertRegex(line, r"low 0\.1, high 3.*; in other: .*low 0\.1, high 2")

    def test_switches_show_the_spread_of_structure(self):
        switch = "  growth:\n    kind: switch\n    changes:\n      - {from: 2022-01-01, parameter: missing.short_days, value: 5}\n"
        self.write("switch.yaml", "name: switch\nextends: base.yaml\npolicies:\n" + switch)
        self.write("both.yaml", "name: both\nextends: [switch.yaml, reform.yaml]\n")
        done = self.call("run", "base.yaml", "reform.yaml", "switch.yaml", "both.yaml", *SMALL, "--replications", "2", "-o",
                         "a.h5")
        self.assertIn("Structure: means of the same scenario", done.stdout)
        self.assertRegex(done.stdout, r"reform, missing episodes +change +-?[\d,.]+ \((base|switch)\)")
        self.assertIn("Structure:", self.call("compare", "a.h5").stdout)
        self.assertNotIn("Structure", self.call("compare", "a.h5", "--format", "csv").stdout)
        self.write("wrong.yaml", "name: wrong\nextends: base.yaml\npolicies:\n" + switch.replace("kind: switch", "kind: swich"))
        self.assertIn('did you mean "switch"?', self.call("check", "wrong.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
