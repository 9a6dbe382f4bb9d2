"""Calibrating to published figures, and validating against them."""

import html
import json
import shutil
import subprocess
import unittest

import h5py
import numpy

from program import PROGRAM, SCENARIOS, SLICE
from study_scenarios import PRIORS, StudyTest, rows_of

TARGETS = """readings: [cells, shares]
free: [exploitation.hazard_per_year]
targets:
  exploited:
    statistic: {outcome: reexploitation_episodes, at: {group: all, year: 2022}}
    value: VALUE
    unit: episodes
    discrepancy_sd: 60
    use: calibrate
    why: it is what this test made
    source: this test
  decided:
    statistic: {outcome: cg_decisions, at: {group: all, year: 2022}}
    over: {outcome: referrals, at: {group: all, year: 2022}}
    value: 0.7
    unit: share
    discrepancy_sd: 0.2
    use: hold_back
    why: it is what this test made
    source: this test
"""


class TargetsTest(StudyTest):
    def setUp(self):
        super().setUp()
        self.write("wide.yaml", "name: wide\nextends: base.yaml\n" + PRIORS)
        self.write("targets.yaml", TARGETS.replace("VALUE", "3500"))

    def calibrate(self, *arguments, **options):
        return self.call("calibrate", "targets.yaml", "wide.yaml", "-o", "posterior.csv", "--scale", "0.02",
                         "--particles", "40", "--rounds", "3", "--points", "30", "--replications", "1", *arguments,
                         **options)


class Calibrate(TargetsTest):
    def rows(self):
        lines = [line for line in (self.folder / "posterior.csv").read_text().splitlines() if line[0] != "#"]
        return lines[0], [float(line) for line in lines[1:]]

    def mean(self, value):
        self.write("targets.yaml", TARGETS.replace("VALUE", str(value)))
        self.calibrate("--overwrite", "--quiet")
        return sum(self.rows()[1]) / 30

    def test_a_higher_figure_moves_the_parameter_up(self):
        self.assertLess(self.mean(1500) + 0.1, self.mean(5000))

    def test_threads_and_stopping_change_nothing(self):
        self.calibrate("--threads", "1")
        one = (self.folder / "posterior.csv").read_text().splitlines()
        self.calibrate("--threads", "2", "--overwrite")
        two = (self.folder / "posterior.csv").read_text().splitlines()
        self.assertEqual([x for x in one if "made by" not in x], [x for x in two if "made by" not in x])

    def test_an_earlier_posterior_is_not_replaced_unasked(self):
        self.calibrate("--quiet")
        before = (self.folder / "posterior.csv").read_bytes()
        done = self.calibrate("--quiet", status=2)
        self.assertIn("posterior.csv: it exists; expected another name, or --overwrite", done.stderr)
        self.assertEqual((self.folder / "posterior.csv").read_bytes(), before)

    def test_a_parameter_without_a_prior_cannot_be_free(self):
        done = self.calibrate("--free", "nrm.recovery_days", status=2)
        self.assertIn("--free: nrm.recovery_days has no prior in wide; expected a parameter with one", done.stderr)

    def test_a_parameter_is_free_once(self):
        path = "exploitation.hazard_per_year"
        done = self.calibrate("--free", f"{path},{path}", status=2)
        self.assertIn(f"--free: {path} is free twice", done.stderr)

    def test_few_lucky_points_are_called_what_they_are(self):
        said = self.call("calibrate", "targets.yaml", "wide.yaml", "-o", "p.csv", "--scale", "0.02", "--particles", "4",
                         "--rounds", "1", "--tolerance", "0.001", "--quiet").stdout
        self.assertIn("too few points", said)
        self.assertIn("WARNING", said)
        self.assertIn("The tolerance wanted, 0.001, was not reached", said)

    def test_only_a_posterior_is_replaced(self):
        self.write("posterior.csv", "mine")
        done = self.calibrate("--overwrite", status=2)
        self.assertIn("posterior.csv: this is not a posterior, so it is not overwritten", done.stderr)
        self.assertEqual((self.folder / "posterior.csv").read_text(), "mine")
        self.assertIn("this calibration is finished", self.calibrate("--resume", status=2).stderr)

    def test_where_nothing_can_be_written_nothing_is_computed(self):
        self.assertNotIn("round", self.call("calibrate", "targets.yaml", "wide.yaml", "-o", "/proc/p.csv", "--scale", "0.02",
                                                "--particles", "4", status=1).stderr)

    def test_the_state_of_another_calibration_is_refused(self):
        self.write("posterior.csv.part", '{"calibration": "another"}')
        done = self.calibrate("--resume", status=2)
        self.assertIn("posterior.csv.part: it belongs to a calibration with other inputs", done.stderr)
        self.write("posterior.csv.part", '{"calib')
        self.assertIn("posterior.csv.part is damaged", self.calibrate("--resume", status=1).stderr)

    def test_a_scenario_draws_from_the_posterior(self):
        self.calibrate("--quiet")
        self.write("fitted.yaml", "name: fitted\nextends: wide.yaml\nposterior: posterior.csv\n")
        arguments = ["--scale", "0.01", "--replications", "1", "--draws", "32", "--quiet"]
        self.call("run", "fitted.yaml", "-o", "a.h5", *arguments)
        with h5py.File(self.folder / "a.h5") as file:
            values = file["parameters/exploitation.hazard_per_year"][:]
        # Uniform from 0.1 to 3: the coordinate is the share of the way.
        expected = [0.1 + 2.9 * u for u in self.rows()[1]]
        numpy.testing.assert_allclose(values[:30], expected, rtol=1e-7)
        self.assertEqual(values[30], values[0])  # the rows go round
        self.call("reproduce", "a.h5", "--sample", "3")
        self.call("run", "wide.yaml", "--posterior", "posterior.csv", "-o", "b.h5", *arguments)
        self.call("run", "fitted.yaml", "--priors", "-o", "c.h5", *arguments)
        with h5py.File(self.folder / "b.h5") as b, h5py.File(self.folder / "c.h5") as c:
            numpy.testing.assert_array_equal(b["parameters/exploitation.hazard_per_year"][:], values)
            self.assertTrue((c["parameters/exploitation.hazard_per_year"][:30] != values[:30]).all())
            numpy.testing.assert_array_equal(b["parameters/missing.hazard_per_year"][:],
                                             c["parameters/missing.hazard_per_year"][:])

    def test_a_posterior_that_does_not_fit_is_refused(self):
        self.write("bad.csv", "exploitation.hazard_per_year,nothing\n0.5,0.5\n1.5,0.2\n0.1\n")
        self.write("fitted.yaml", "name: fitted\nextends: wide.yaml\nposterior: bad.csv\n")
        done = self.call("check", "fitted.yaml", status=2)
        for part in ['bad.csv:3: a coordinate is "1.5"; expected a number between 0 and 1, neither of them',
                     "bad.csv:4: the row has 1 fields; expected 2 of them, one a parameter"]:
            self.assertIn(part, done.stderr)


class Validate(TargetsTest):
    def validate(self, *arguments, draws=19, **options):
        return self.call("validate", "wide.yaml", "--targets", "targets.yaml", "--scale", "0.02", "--draws", draws,
                         "--replications", "1", "--quiet", *arguments, **options)

    def test_figures_are_apart_by_what_they_are_for(self):
        text = self.validate().stdout
        self.assertLess(text.index("Fitted to"), text.index("exploited"))
        self.assertLess(text.index("Held back"), text.index("decided"))

    def test_forms_agree(self):
        rows = {row["target"]: row for row in rows_of(self.validate("--format", "csv").stdout)}
        told = json.loads(self.validate("--format", "json").stdout)
        for target in told["targets"]:
            row = rows[target["target"]]
            self.assertEqual([float(row["low_90"]), float(row["high_90"])], target["interval_90"])
            self.assertEqual(bool(int(row["within_90"])), target["within_90"])
        self.assertEqual(told["held_back"]["figures"], 1)

    def test_strict_fails_where_the_figures_lie_outside(self):
        few = self.validate("--strict", draws=18, status=2).stderr
        self.assertIn("--strict: 18 runs are too few to judge by; expected at least 19", few)
        self.validate("--strict")
        self.write("targets.yaml", TARGETS.replace("VALUE", "3500").replace("0.7", "7"))
        done = self.validate("--strict", status=0)  # one miss of one: a chance of 0.1
        self.assertIn("MISS", done.stdout)
        second = TARGETS[TARGETS.index("  decided:"):].replace("decided", "again")
        self.write("targets.yaml", (TARGETS + second).replace("VALUE", "3500").replace("0.7", "7"))
        self.assertIn("than chance allows", self.validate("--strict", status=1).stderr)

    def test_a_report_has_the_same_table(self):
        batch = ["--scale", "0.02", "--draws", "2", "--replications", "2", "--quiet"]
        baseline = SCENARIOS / "baseline.yaml"
        self.call("run", baseline, SCENARIOS / "reforms" / "right-to-work.yaml", *batch, "-o", "a.h5")
        self.call("report", "a.h5")
        page = (self.folder / "a.html").read_text()
        shown = json.loads(page.split('id="published-figures">')[1].split("</script>")[0])
        self.assertEqual(shown, json.loads(self.call("validate", baseline, *batch, "--format", "json").stdout))
        for row in shown["targets"]:
            self.assertIn(row["source"], html.unescape(page))

    def test_a_report_of_a_batch_without_the_history_says_so(self):
        self.call("run", SLICE, "--draws", "1", "--replications", "2", "--quiet", "-o", "a.h5")
        self.assertNotIn("warning", self.call("report", "a.h5").stderr)
        page = html.unescape((self.folder / "a.html").read_text())
        self.assertRegex(page, r"does not hold the history that the published figures are about \(unknown \w+ \"")
        self.assertNotIn('id="published-figures">', page)

    def test_a_report_without_the_figures_is_a_report(self):
        self.call("run", SLICE, "--draws", "1", "--replications", "2", "--quiet", "-o", "a.h5")
        (self.folder / "share" / "nrmsim" / "scenarios").mkdir(parents=True)  # an installation that lost its figures
        installed = self.folder / "bin" / "nrmsim"
        installed.parent.mkdir()
        shutil.copy(PROGRAM, installed)
        done = subprocess.run([installed, "report", "a.h5"], cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertIn("warning: the report has no validation table", done.stderr)
        self.assertIn("came with the program were not found", (self.folder / "a.html").read_text())

    def test_targets_that_do_not_fit_are_refused(self):
        self.write("targets.yaml", TARGETS.replace("VALUE", "3500").replace("cg_decisions", "cg_decision"))
        self.assertIn('unknown outcome "cg_decision", did you mean "cg_decisions"?', self.validate(status=2).stderr)
        self.assertIn('unknown reading "x"', self.validate("--reading", "x", status=2).stderr)
        self.assertIn("this is a scenario", self.call("validate", "--targets", "wide.yaml", status=2).stderr)
        self.assertIn("this is a file of targets", self.call("validate", "targets.yaml", status=2).stderr)
        self.assertIn("batch.scale does nothing here; expected --draws, --replications or --scale",
                      self.validate("--set", "batch.scale=0.5", status=2).stderr)

    def test_the_shipped_figures_fit_the_shipped_baseline(self):
        told = json.loads(self.call("validate", "--scale", "0.01", "--draws", "2", "--replications", "1", "--format", "json",
                                    "--quiet").stdout)
        self.assertEqual(told["held_back"]["figures"] + told["fitted"]["figures"], len(told["targets"]))
        self.assertGreater(told["held_back"]["figures"], len(told["targets"]) / 3)

    def test_no_interval_reaches_where_no_figure_can_lie(self):
        self.write("targets.yaml", TARGETS.replace("VALUE", "3500").replace("discrepancy_sd: ", "discrepancy_sd: 1000"))
        for target in json.loads(self.validate("--format", "json").stdout)["targets"]:
            self.assertEqual(target["interval_90"][0], 0, target)
            if target["unit"] == "share":
                self.assertEqual(target["interval_90"][1], 1, target)


if __name__ == "__main__":
    unittest.main()
