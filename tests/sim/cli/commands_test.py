"""Scenarios, runs and results: exit statuses, where output goes, what it says."""

import csv
import io
import json
import math
import os
import re
import shutil
import unittest

import h5py
import jsonschema

from program import SCENARIOS, SLICE, SMALL, TIGHT, ProgramTest, clean_environment, contents


class Scenarios(ProgramTest):
    def test_problems_of_all_files_are_said_at_once(self):
        bad = self.folder / "bad.yaml"
        bad.write_text("name: bad\nextends: " + "nowhere.yaml\n")
        done = self.call("check", "missing.yaml", "bad.yaml", status=2)
        self.assertEqual(done.stdout, "")
        self.assertIn("missing.yaml", done.stderr)
        self.assertRegex(done.stderr, r"(?m)^.*bad\.yaml:2:\d+: ")

    def test_a_misspelt_parameter_has_its_place_and_the_nearest_name(self):
        shutil.copytree(SCENARIOS / "verification", self.folder / "v")
        wrong = self.folder / "v" / "wrong.yaml"
        wrong.write_text("name: wrong\nextends: nrm-slice.yaml\nparameters:\n  nrm:\n    recovery_dais: 3\n")
        done = self.call("run", "v/wrong.yaml", status=2)
        self.assertRegex(done.stderr, r"v/wrong\.yaml:5:5: .*recovery_days")

    def test_a_reform_that_extends_nothing_is_told_so_once(self):
        (self.folder / "lone.yaml").write_text("name: lone\nparameters:\n  missing: {short_days: 3}\n")
        said = self.call("check", "lone.yaml", status=2).stderr
        self.assertRegex(said, r"there are values for 1 of \d+ parameters; expected `extends:` with a complete scenario")
        self.assertNotIn("there is no value for", said)

    def test_set_errors_name_the_option(self):
        self.assertIn("--set", self.call("check", SLICE, "--set", "nrm.no_such=1", status=2).stderr)

    def test_funding_that_comes_to_nothing_or_to_whole_places_is_noted(self):
        said = self.call("check", SLICE, "--set", "funding.mode.outreach=budget", "--scale", "0.01").stdout
        self.assertRegex(said, r"note +nrm-slice: the budget of outreach decides from \d{4}-01-01 on and is 0")
        self.assertRegex(said, r"at scale 0\.01 \w+ has \d+ where [\d.]+ would be in proportion")
        self.assertNotIn("where", self.call("check", SLICE).stdout)

    def test_two_scenarios_of_one_name(self):
        self.assertIn("name", self.call("run", SLICE, SLICE, status=2).stderr)

    def test_other_dates(self):
        other = self.folder / "v"
        shutil.copytree(SCENARIOS / "verification", other)
        (other / "later.yaml").write_text("name: later\nextends: nrm-slice.yaml\n"
                                          "simulation: {projection_from: 2023-01-01, end: 2023-01-01}\n")
        self.assertIn("dates", self.call("run", "v/nrm-slice.yaml", "v/later.yaml", status=2).stderr)

    def test_an_unknown_baseline_gets_the_nearest(self):
        done = self.call("run", SLICE, TIGHT, "--baseline", "nrm-slice-tihgt", status=2)
        self.assertIn('did you mean "nrm-slice-tight"?', done.stderr)

    def test_an_absurd_size_is_refused_at_once(self):
        done = self.call("run", SLICE, "--draws", "1000000", "--replications", "10000000", status=2)
        self.assertIn("too many", done.stderr)

    def test_check_says_what_a_run_would_cost(self):
        done = self.call("check", SLICE, TIGHT, *SMALL, "--replications", "4")
        for word in ("time", "memory", "disk", "KiB a replication", "95% intervals", "a run would start"):
            self.assertIn(word, done.stdout)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_check_expects_the_width_that_a_run_with_draws_has(self):
        """Within a factor of three: the pilot has few of the draws, and fewer people."""
        options = ["--draws", "12", "--replications", "2", "--scale", "0.05"]
        said = self.call("check", SCENARIOS / "baseline.yaml", *options).stdout
        self.assertIn("95% intervals to expect from parameters and chance", said)
        self.call("run", SCENARIOS / "baseline.yaml", *options, "-o", "a.h5")
        rows = csv.DictReader(io.StringIO(self.call("compare", "a.h5", "--format", "csv").stdout))
        names = {"re-exploitation": "reexploitation_episodes", "missing episodes": "missing_episodes",
                 "cost of services": "cost_total"}
        had = {row["outcome"]: (float(row["high"]) - float(row["low"])) / 2 for row in rows}
        for name, outcome in names.items():
            ends = re.search(rf"  {name}: ([\d,.]+)(m|bn|) to ([\d,.]+)(m|bn|) ", said).groups()
            low, high = (float(ends[i].replace(",", "")) * {"": 1, "m": 1e6, "bn": 1e9}[ends[i + 1]] for i in (0, 2))
            self.assertLess(abs(math.log((high - low) / 2 / had[outcome])), math.log(3), name)

    def test_check_expects_of_few_draws_what_a_run_has(self):
        options = [SCENARIOS / "baseline.yaml", "--draws", "2", "--scale", "0.05"]
        said = self.call("check", *options).stdout
        self.call("run", *options, "-o", "a.h5")
        rows = list(csv.DictReader(io.StringIO(self.call("compare", "a.h5", "--format", "csv").stdout)))
        had = next(float(row["high"]) for row in rows if row["outcome"] == "reexploited_people")
        end = re.search(r"  people exploited again: 0 to ([\d,]+) people", said).group(1)
        self.assertLess(abs(math.log(float(end.replace(",", "")) / had)), math.log(3), said)

    def test_check_refuses_what_run_would_refuse(self):
        self.call("run", SLICE, *SMALL, "--replications", "1", "-o", "there.h5")
        refused = self.call("check", SLICE, *SMALL, "-o", "there.h5", status=2)
        self.assertIn("memory", refused.stdout)
        self.call("check", SLICE, *SMALL, "-o", "there.h5", "--overwrite")

    def test_check_only_notes_that_the_default_results_are_there(self):
        self.call("run", SLICE, *SMALL, "--replications", "1")
        said = self.call("check", SLICE, *SMALL).stdout
        self.assertIn("results/nrm-slice.h5 is there already", said)
        self.assertIn("a run would start", said)

    def test_explain(self):
        done = self.call("explain", SLICE, "nrm.recovery_days")
        self.assertRegex(done.stdout, r"nrm\.recovery_days = 30 .*nrm-slice\.yaml:\d+")
        self.assertIn('did you mean "nrm.recovery_days"?',
                      self.call("explain", SLICE, "nrm.recovery_dais", status=2).stderr)
        self.assertIn("no such file; expected the scenario file first, and then a parameter: 'nrmsim explain SCENARIO.yaml "
                      "nrm.recovery_days'", self.call("explain", "nrm.recovery_days", status=2).stderr)
        self.assertIn(f"the scenario file first: 'nrmsim explain {SLICE} nrm.recovery_days'",
                      self.call("explain", "nrm.recovery_days", SLICE, status=2).stderr)
        for name in ("absent.yaml", "absent.yml", "folder/absent"):
            self.assertNotIn("first", self.call("explain", name, status=2).stderr)
        self.assertIn("Policy guaranteed_support",
                      self.call("explain", SCENARIOS / "reforms" / "guaranteed-support.yaml").stdout)

    def test_explain_shows_what_policies_do_to_a_cell(self):
        shutil.copytree(SCENARIOS / "verification", self.folder / "v")
        (self.folder / "v" / "my.yaml").write_text(
            "name: my\nextends: nrm-slice.yaml\nsimulation: {projection_from: 2022-01-01}\npolicies:\n  quick:\n    changes:\n"
            "      - {from: 2023-01-01, until: 2023-03-01, parameter: nrm.recovery_days, add: 15}\n")
        done = self.call("explain", "v/my.yaml", "nrm.recovery_days")
        self.assertIn("      from 2023-01-01 until 2023-03-01: 45 (quick: plus 15)  [v/my.yaml:7]\n", done.stdout)
        costs = self.call("explain", SCENARIOS / "baseline.yaml", "costs.unit_cost").stdout
        self.assertRegex(costs, r"costs\.unit_cost \[GBP, prices of 20\d\d\]")
        everything = self.call("explain", SCENARIOS / "baseline.yaml").stdout
        self.assertIn("changes once, on ", everything)
        self.assertNotIn("changes 1 times", everything)

    def test_the_schema_is_one_and_knows_the_model(self):
        schema = json.loads(self.call("schema").stdout)
        jsonschema.Draft7Validator.check_schema(schema)
        good = {"name": "mine", "extends": "baseline.yaml", "parameters": {"nrm": {"recovery_days": 30}}}
        jsonschema.validate(good, schema)
        for wrong in ({"recovery_dais": 30}, {"recovery_days": -1}, {"recovery_days": "soon"}):
            with self.assertRaises(jsonschema.ValidationError):
                jsonschema.validate({**good, "parameters": {"nrm": wrong}}, schema)

    def test_init_makes_a_scenario_that_runs(self):
        self.assertIn("my-scenario.yaml", self.call("init", "new/").stdout)
        files = {str(p.relative_to(self.folder / "new")) for p in (self.folder / "new").rglob("*.yaml")}
        self.assertLessEqual({"my-scenario.yaml", "baseline.yaml", "reforms/guaranteed-support.yaml"}, files)
        self.call("run", "new/baseline.yaml", "new/my-scenario.yaml", *SMALL, "--replications", "2", "-o", "a.h5")

    def test_every_scenario_that_init_makes_can_be_checked(self):
        self.call("init", "new")
        files = [p.relative_to(self.folder / "new") for name in ("reforms", "switches")
                 for p in sorted((self.folder / "new" / name).glob("*.yaml"))]
        self.assertGreater(len(files), 20)
        for file in ["my-scenario.yaml", *files]:
            self.call("explain", file, "nrm.recovery_days", cwd=self.folder / "new")
        together = ["baseline.yaml", "my-scenario.yaml", *files]
        self.call("check", *together, *SMALL, "--replications", "1", "--draws", "1", cwd=self.folder / "new")

    def test_init_overwrites_nothing(self):
        (self.folder / "old").mkdir()
        (self.folder / "old" / "notes.txt").write_text("mine")
        (self.folder / "file").write_text("mine")
        self.call("init", "old", status=2)
        self.call("init", "file", status=2)
        self.assertEqual([p.name for p in (self.folder / "old").iterdir()], ["notes.txt"])


class Run(ProgramTest):
    def small(self, *arguments, **options):
        return self.call("run", SLICE, TIGHT, *SMALL, "--replications", "3", *arguments, **options)

    def test_the_comparison_goes_to_standard_output(self):
        done = self.small("-o", "a.h5")
        self.assertIn("nrm-slice-tight compared with nrm-slice", done.stdout)
        self.assertIn("the same luck", done.stdout)
        self.assertIn("results in a.h5", done.stderr)
        self.assertRegex(done.stderr, r"\d+ events handled, [\d.]+ ns per event per thread")
        self.assertFalse((self.folder / "a.h5.part").exists())

    def test_quiet_says_nothing_else(self):
        self.assertEqual(self.small("-o", "a.h5", "--quiet").stderr, "")

    def test_the_default_output_is_named_after_the_first_scenario(self):
        self.small()
        self.assertTrue((self.folder / "results" / "nrm-slice.h5").exists())

    def test_nothing_is_overwritten_unasked(self):
        self.small("-o", "a.h5")
        before = (self.folder / "a.h5").read_bytes()
        self.assertIn("--overwrite", self.small("-o", "a.h5", status=2).stderr)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)
        self.small("-o", "a.h5", "--overwrite")

    def test_only_results_are_overwritten(self):
        (self.folder / "mine.yaml").write_text("name: mine\n")
        (self.folder / "mine").write_text("name: mine\n")
        with h5py.File(self.folder / "other.h5", "w") as other:
            other["numbers"] = [1, 2, 3]
        os.mkfifo(self.folder / "pipe.h5")
        for name in ("mine", "other.h5", "pipe.h5"):
            self.assertIn("not a results file", self.small("-o", name, "--overwrite", status=2).stderr)
        self.assertIn("expected a name that ends in .h5", self.small("-o", "mine.yaml", "--overwrite", status=2).stderr)
        for name in ("mine", "mine.yaml"):
            self.assertEqual((self.folder / name).read_text(), "name: mine\n")
        self.small("-o", "a.h5")
        with h5py.File(self.folder / "a.h5", "r+") as file:  # the seal goes, the results are still ours
            file.attrs["note"] = "mine"
        self.small("-o", "a.h5", "--overwrite")

    def test_resume_of_a_complete_file_is_done(self):
        self.small("-o", "a.h5", "--resume")
        before = (self.folder / "a.h5").read_bytes()
        self.assertIn("complete already", self.small("-o", "a.h5", "--resume").stderr)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)

    def test_resume_refuses_another_batch(self):
        self.small("-o", "a.h5")
        done = self.call("run", SLICE, TIGHT, *SMALL, "--replications", "4", "-o", "a.h5", "--resume", status=2)
        self.assertIn("another batch", done.stderr)
        self.small("--seed", "2", "-o", "a.h5", "--resume", status=2)
        self.small("--set", "nrm.recovery_days=31", "-o", "a.h5", "--resume", status=2)

    def test_threads_do_not_change_results(self):
        self.small("-o", "one.h5", "--threads", "1")
        self.small("-o", "three.h5", "--threads", "3")
        self.assert_same_results("one.h5", "three.h5")

    def test_the_mathematics_of_another_processor_changes_nothing(self):
        """The C library chooses its functions by what the processor has; their last bits differ."""
        for name, extra in (("this.h5", {}), ("other.h5", {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-AVX2,-AVX2_Usable"})):
            self.call("run", SCENARIOS / "baseline.yaml", SCENARIOS / "reforms" / "whole-reform.yaml", *SMALL, "--draws",
                      "2", "-o", name, env=clean_environment(**extra))
        self.assert_same_results("this.h5", "other.h5")

    def test_too_few_candidates_are_warned_of(self):
        done = self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--draws", "1", "--set",
                         "identification.candidate_headroom=1", "-o", "a.h5")
        self.assertIn("warning: in 1 replication the inflow needed more candidates", done.stderr)

    def test_more_than_can_be_counted_is_said_with_what_to_do(self):
        done = self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--draws", "1", "--set",
                         "placements.moves_per_year=10000", "-o", "a.h5", status=1)
        self.assertIn("nrmsim: baseline, draw 0, replication 0: one person's clock of moving to another place came "
                      "round more often than can be counted; a hazard of the scenario", done.stderr)
        self.assertIn("change the scenario, and begin anew with --overwrite", done.stderr)
        self.assertNotIn("--resume", done.stderr)
        done = self.call("run", SCENARIOS / "baseline.yaml", "--scale", "0.01", "--draws", "1", "--replications", "1", "--set",
                         "traffickers.groups.criminal=150000000", "-o", "b.h5", status=1)
        self.assertIn("baseline, draw 0, replication 0: identity of a random stream does not fit its width; a smaller --scale",
                      done.stderr)
        self.assertFalse((self.folder / "a.h5").exists())

    def test_intervals_of_counts_hold_no_negative_number(self):
        self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--draws", "12", "-o", "a.h5")
        said = self.call("compare", "a.h5").stdout
        self.assertIn("if the cube roots of draws, or of shares the draws, are normally distributed", " ".join(said.split()))
        rows = list(csv.DictReader(io.StringIO(self.call("compare", "a.h5", "--format", "csv").stdout)))
        self.assertTrue(rows)
        for row in rows:
            self.assertGreater(float(row["low"]), 0, row)
            self.assertLess(float(row["low"]), float(row["value"]), row)
            self.assertGreater(float(row["high"]), float(row["value"]), row)

    def test_a_reform_that_became_the_baseline_is_noted(self):
        reforms = sorted((SCENARIOS / "reforms").glob("guardian*.yaml"))[:1] + [SCENARIOS / "reforms" / "faster-decisions.yaml"]
        options = [*SMALL, "--draws", "1", "--replications", "1", "--overwrite", "-o", "a.h5"]
        self.assertIn("which came first and has policies of its own", self.call("run", *reforms, *options).stderr)
        self.assertNotIn("came first", self.call("run", SCENARIOS / "baseline.yaml", *reforms, *options).stderr)
        named = reforms[0].stem
        self.assertNotIn("came first", self.call("run", *reforms, *options, "--baseline", named).stderr)

    def test_the_precision_reached_has_the_direction_of_the_comparison(self):
        said = self.call("run", SLICE, TIGHT, *SMALL, "--until-precise", "missing_episodes=1e9", "-o", "a.h5").stdout
        above = re.search(r"missing episodes \[episodes\] +(averted|change) .*?(-?[\d,]+) to (-?[\d,]+)", said)
        below = re.search(r"missing episodes, (averted|change) .*?(-?[\d,]+) to (-?[\d,]+)", said)
        self.assertEqual(above.group(1), below.group(1))
        middle = [sum(float(end.replace(",", "")) for end in found.groups()[1:]) for found in (above, below)]
        self.assertGreater(middle[0] * middle[1], 0, said)

    def test_the_example_in_the_help_can_be_used(self):
        example = re.search(r"for example --set (\S+=\S+)", " ".join(self.call("run", "--help").stdout.split())).group(1)
        self.call("explain", SCENARIOS / "baseline.yaml", "missing.hazard_per_year", "--set", example)

    def test_explain_names_what_is_drawn_from_the_posterior(self):
        said = self.call("explain", SCENARIOS / "baseline.yaml").stdout
        self.assertEqual(said.count("; drawn from the posterior"), 10)

    def test_few_runs_do_not_judge_the_model(self):
        options = [SCENARIOS / "baseline.yaml", "--scale", "0.01"]
        said = " ".join(self.call("validate", *options, "--draws", "1", "--replications", "1").stdout.split())
        self.assertIn("One run is too few to judge the model by", said)
        self.assertNotIn("would come about with a chance", said)
        said = " ".join(self.call("validate", *options, "--draws", "19", "--replications", "1").stdout.split())
        self.assertNotIn("to judge the model by", said)
        self.assertIn("would come about with a chance", said)

    def test_a_scenario_is_the_same_in_any_company(self):
        self.small("-o", "both.h5")
        self.call("run", TIGHT, *SMALL, "--replications", "3", "-o", "alone.h5")
        with h5py.File(self.folder / "both.h5") as both, h5py.File(self.folder / "alone.h5") as alone:
            for name in ("referrals", "missing_episodes", "history_digest"):
                self.assertEqual(both["outcomes"][name][1].tobytes(), alone["outcomes"][name][0].tobytes())

    def test_more_replications_begin_with_the_same(self):
        self.small("-o", "a.h5")
        self.call("run", SLICE, TIGHT, *SMALL, "--replications", "5", "-o", "b.h5")
        with h5py.File(self.folder / "a.h5") as a, h5py.File(self.folder / "b.h5") as b:
            self.assertEqual(a["outcomes/referrals"][()].tobytes(), b["outcomes/referrals"][:, :, :3].tobytes())

    def test_a_reform_that_changes_nothing_makes_no_difference(self):
        self.call("run", SCENARIOS / "baseline.yaml", SCENARIOS / "verification" / "null-reform.yaml", *SMALL,
                  "--replications", "2", "-o", "a.h5")
        with h5py.File(self.folder / "a.h5") as file:
            for name, item in file["outcomes"].items():
                if item.ndim >= 3:
                    self.assertEqual(item[0].tobytes(), item[1].tobytes(), name)

    def test_draws_are_points_of_the_priors(self):
        self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--replications", "1", "--draws", "3", "-o", "a.h5")
        self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--replications", "1", "--draws", "2", "-o", "b.h5")
        a, b = contents(self.folder / "a.h5"), contents(self.folder / "b.h5")
        with h5py.File(self.folder / "a.h5") as first, h5py.File(self.folder / "b.h5") as second:
            uncertain = [n for n, d in first["parameters"].items() if d.shape and d.shape[-1] == 3 and n != "draw"]
            self.assertGreater(len(uncertain), 10)
            for name in uncertain:
                values = first["parameters"][name][..., :2]
                self.assertEqual(values.tobytes(), second["parameters"][name][()].tobytes())
                self.assertEqual(len(set(first["parameters"][name][()].ravel())), 3, name)
        self.assertNotEqual(a, b)

    def test_events_are_kept_of_the_replications_asked_for(self):
        self.small("-o", "a.h5", "--events", "2")
        self.small("-o", "without.h5")
        with h5py.File(self.folder / "a.h5") as file, h5py.File(self.folder / "without.h5") as without:
            history = file["events/history"][()]
            self.assertEqual(set(history["replication"]), {0, 1})
            self.assertEqual(set(history["scenario"]), {b"nrm-slice", b"nrm-slice-tight"})
            words = set(file["tables/event_words"]["event"])
            self.assertLessEqual(set(history["event"]), words)
            self.assertEqual(file["outcomes/referrals"][()].tobytes(), without["outcomes/referrals"][()].tobytes())
        self.small("-o", "b.h5", "--events", "4", status=2)

    def test_scenarios_that_may_not_say_what_is_meant_are_noted(self):
        shutil.copytree(SCENARIOS / "verification", self.folder / "n")
        (self.folder / "n" / "same.yaml").write_text("name: same\nextends: nrm-slice.yaml\n")
        (self.folder / "n" / "early.yaml").write_text(
            "name: early\nextends: nrm-slice.yaml\nparameters: {nrm: {recovery_days: {value: 31}}}\n")
        asked = ["n/nrm-slice.yaml", "n/same.yaml", "n/early.yaml", "--replications", "1", "--scale", "0.01"]
        notes = ["same says nothing else than nrm-slice at the central values of the parameters, ", "early differs from nrm-slice before 2024-01-01"]
        checked = self.call("check", *asked, "-o", "noted.h5").stdout
        ran = self.call("run", *asked, "-o", "noted.h5").stderr
        for note in notes:
            self.assertIn(f"note          {note}", checked)
            self.assertIn(f"note: {note}", ran)

    def test_money_without_effect_is_noted_once(self):
        asked = [SCENARIOS / "baseline.yaml", SCENARIOS / "reforms" / "children-first.yaml", "--draws", "1", "--replications",
                 "1", "--scale", "0.01"]
        note = ("children-first: the budgets of guardian, foster, specialist_foster, childrens_home and semi_independent change "
                "on 2027-01-01, but their funding.mode is follows_demand then, so that nothing follows from them")
        self.assertEqual(self.call("check", *asked, "-o", "idle.h5").stdout.count(note), 1)
        self.assertIn(f"note: {note}", self.call("run", *asked, "-o", "idle.h5").stderr)

    def test_a_country_of_hardly_anybody_is_told_to_be_larger(self):
        tiny = self.call("run", SCENARIOS / "baseline.yaml", "--scale", "0.00001", "--draws", "2", "--replications", "1", "-o",
                         "tiny.h5")
        self.assertIn("so too few people came; take a larger --scale, ", tiny.stderr)


class Results(ProgramTest):
    def setUp(self):
        super().setUp()
        self.call("run", SLICE, TIGHT, *SMALL, "--replications", "3", "-o", "a.h5")

    def test_status_and_info(self):
        self.assertIn("6 of 6", self.call("status", "a.h5").stdout)
        self.assertIn("nrm-slice-tight", self.call("info", "a.h5").stdout)
        for command in ("status", "info", "compare", "reproduce", "export", "report"):
            self.assertIn("nowhere.h5", self.call(command, "nowhere.h5", status=2).stderr)
            self.call(command, self.folder, status=2)

    def test_a_file_of_another_kind_is_wrong_input(self):
        whole = (self.folder / "a.h5").read_bytes()
        (self.folder / "text.h5").write_text("this is not HDF5")
        (self.folder / "empty.h5").touch()
        (self.folder / "cut.h5").write_bytes(whole[:5000])
        with h5py.File(self.folder / "other.h5", "w") as other:
            other["numbers"] = [1, 2, 3]
        for name, what in (("text.h5", "not a results file"), ("empty.h5", "the file is empty"),
                           ("cut.h5", f"the file is cut off: 5000 of {len(whole)} bytes are there"),
                           ("other.h5", "not one with results")):
            for command in ("status", "info", "compare", "reproduce", "export", "report"):
                said = self.call(command, name, status=2).stderr
                self.assertIn(f"{name}: ", said)
                self.assertIn(what, said)
                self.assertIn("; expected a results file", said)

    def test_compare_as_csv(self):
        rows = list(csv.reader(io.StringIO(self.call("compare", "a.h5", "--format", "csv").stdout)))
        self.assertEqual(",".join(rows[0]),
                         "scenario,baseline,outcome,group,period,unit,statistic,value,baseline_value,difference,"
                         "low,high,probability_better,interval")
        self.assertGreater(len(rows), 3)

    def test_compare_as_json_with_another_baseline(self):
        done = self.call("compare", "a.h5", "--format", "json", "--baseline", "nrm-slice-tight", "--outcome",
                         "referrals")
        compared = json.loads(done.stdout)
        self.assertEqual(compared["baseline"], "nrm-slice-tight")
        self.assertEqual({row["outcome"] for row in compared["rows"]}, {"referrals"})

    def test_compare_names_what_is_unknown(self):
        self.assertIn("referrals", self.call("compare", "a.h5", "--outcome", "referals", status=2).stderr)

    def test_reproduce(self):
        self.assertIn("6 of 6 replications recomputed are the same", self.call("reproduce", "a.h5").stdout)
        self.assertIn("2 of 2", self.call("reproduce", "a.h5", "--sample", "2").stdout)

    def test_reproduce_with_draws(self):
        self.call("run", SCENARIOS / "baseline.yaml", *SMALL, "--replications", "1", "--draws", "3", "-o", "d.h5")
        self.assertIn("3 of 3", self.call("reproduce", "d.h5").stdout)

    def test_a_changed_number_is_seen(self):
        with h5py.File(self.folder / "a.h5", "r+") as file:
            file["outcomes/referrals"][0, 0, 0] += 1
        for command in ("reproduce", "export", "report"):
            self.assertIn("referrals", self.call(command, "a.h5", status=2).stderr)

    def test_reproduce_says_what_differs(self):
        with h5py.File(self.folder / "a.h5", "r+") as file:
            file.attrs.modify("seed", file.attrs["seed"] + 1)
        done = self.call("reproduce", "a.h5", "--sample", "3", status=1)
        self.assertIn("0 of 3 replications", done.stdout)
        self.assertRegex(done.stdout, r"scenario 'nrm-slice', draw 0, replication \d: '\w+' differs")

    def test_a_results_file_is_no_scenario(self):
        for command in (("check", "a.h5"), ("explain", "a.h5", "missing"), ("run", "a.h5")):
            self.assertIn("nrmsim info", self.call(*command, status=2).stderr)

    def test_export(self):
        self.call("export", "a.h5", "-o", "tables")
        self.assertTrue((self.folder / "tables" / "README.txt").exists())
        self.call("export", "a.h5", "-o", "tables")
        (self.folder / "tables" / "mine.txt").write_text("mine")
        self.call("export", "a.h5", "-o", "tables", status=2)
        self.assertEqual((self.folder / "tables" / "mine.txt").read_text(), "mine")

    def test_export_makes_no_folder_that_is_named_like_a_file(self):
        for name in ("out.csv", "out.XLSX", "out.H5", "out.csv/"):
            self.assertIn("expected the name of a folder", self.call("export", "a.h5", "-o", name, status=2).stderr)
            self.assertFalse((self.folder / name).exists())
        (self.folder / "old.csv").mkdir()
        self.call("export", "a.h5", "-o", "old.csv")
        self.call("export", "a.h5", "-o", "of 2.5 days")

    def test_report(self):
        self.assertIn("Written: a.html", self.call("report", "a.h5").stderr)
        page = (self.folder / "a.html").read_text()
        shown = page.split('id="comparison">')[1].split("</script>")[0]
        self.assertEqual(json.loads(shown), json.loads(self.call("compare", "a.h5", "--format", "json").stdout))
        self.call("report", "a.h5", "-o", "new/deep/b.html", "--baseline", "nrm-slice-tight")
        self.assertIn('"baseline": "nrm-slice-tight"', (self.folder / "new" / "deep" / "b.html").read_text())

    def test_a_report_replaces_reports_and_nothing_else(self):
        self.call("report", "a.h5", "-o", "a.html")
        self.call("report", "a.h5", "-o", "a.html")
        (self.folder / "mine.html").write_text("<!DOCTYPE html>mine")
        self.assertIn("not overwritten", self.call("report", "a.h5", "-o", "mine.html", status=2).stderr)
        self.assertEqual((self.folder / "mine.html").read_text(), "<!DOCTYPE html>mine")
        before = (self.folder / "a.h5").read_bytes()
        self.call("report", "a.h5", "-o", "a.h5", status=2)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)
        self.assertIn("this is a folder", self.call("report", "a.h5", "-o", self.folder, status=2).stderr)
        self.assertIn("a name that ends in .html", self.call("report", "a.h5", "-o", "a.pdf", status=2).stderr)
        self.assertIn("not a folder", self.call("report", "a.h5", "-o", "a.h5/b.html", status=2).stderr)
        self.assertIn('did you mean "nrm-slice"?',
                      self.call("report", "a.h5", "-o", "c.html", "--baseline", "nrm-slise", status=2).stderr)
        self.assertFalse((self.folder / "c.html").exists())


if __name__ == "__main__":
    unittest.main()
