"""The command line itself: what it takes, terminals, and the commands that need no results: bench and selftest."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import unittest

from program import PROGRAM, SCENARIOS, SLICE, TIGHT, ProgramTest, clean_environment


class CommandLine(ProgramTest):
    def test_help_and_version_go_to_standard_output(self):
        for arguments in (["--help"], ["--version"], ["run", "--help"]):
            done = self.call(*arguments)
            self.assertTrue(done.stdout)
            self.assertEqual(done.stderr, "")
        self.assertRegex(self.call("--version").stdout, r"nrmsim \d+\.\d+\.\d+\nresults version \d+\ncommit ")

    def test_every_command_explains_itself(self):
        listed = re.findall(r"^  (\w+) ", self.call("--help").stdout.split("Subcommands:")[1], re.MULTILINE)
        self.assertEqual(listed, ["init", "check", "explain", "run", "merge", "status", "info", "compare", "attribute",
                                  "sensitivity", "calibrate", "story", "validate", "reproduce", "export", "report",
                                  "selftest", "bench", "schema"])
        for command in listed:
            self.assertIn("Usage: nrmsim " + command, self.call(command, "--help").stdout)

    def test_a_wrong_command_line_is_status_2(self):
        for arguments in ([], ["rn"], ["run"], ["run", SLICE, "--replicatons", "3"], ["run", SLICE, "--scale", "x"],
                          ["run", SLICE, "--replications", "0"], ["run", SLICE, "--replications", "-3"],
                          ["run", SLICE, "--threads", "0"], ["run", SLICE, "--resume", "--overwrite"],
                          ["run", SLICE, "--scale", "nan"], ["compare", "a.h5", "--format", "xml"]):
            done = self.call(*arguments, status=2)
            self.assertEqual(done.stdout, "")
            self.assertTrue(done.stderr.startswith("nrmsim: "), done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_numbers_are_read_strictly(self):
        for option, wrong in (("--seed", "-1"), ("--seed", "18446744073709551616"), ("--seed", "0x10"),
                              ("--replications", "1e3"), ("--replications", "abc"), ("--draws", "2.5")):
            self.assertIn("expected a whole number", self.call("run", SLICE, option, wrong, status=2).stderr)

    def test_a_misspelt_option_gets_the_nearest(self):
        self.assertIn("'--replications' perhaps", self.call("run", SLICE, "--replicatons=3", status=2).stderr)

    def test_a_wrong_format_gets_the_right_ones(self):
        self.assertIn("expected table, csv or json", self.call("compare", "a.h5", "--format", "xml", status=2).stderr)

    def test_a_misspelt_command_gets_the_nearest(self):
        self.assertIn('there is no command "compair", did you mean "compare"?', self.call("compair", "a.h5", status=2).stderr)

    def test_a_full_standard_output_is_a_failure(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            self.assertIn("standard output", self.call("schema", status=1, stdout=full).stderr)


class Terminal(ProgramTest):
    COMMAND = ["run", SLICE, TIGHT, "--scale", "0.1", "--replications", "40", "-o", "a.h5"]

    def on_terminal(self, **environment):
        """Standard error as a terminal shows it."""
        ours, its = pty.openpty()
        process = subprocess.Popen([PROGRAM, *self.COMMAND], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=its,
                                   env=clean_environment(TERM="xterm", **environment))
        os.close(its)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            shown += piece
        os.close(ours)
        self.assertEqual(process.wait(), 0)
        return shown.decode()

    def test_a_bar_on_a_terminal(self):
        shown = self.on_terminal()
        self.assertRegex(shown, r"\r\x1b\[K\x1b\[36m\[#*\.*\] \d+ of 80 replications")

    def test_no_colour_where_it_is_not_wanted(self):
        shown = self.on_terminal(NO_COLOR="1")
        self.assertRegex(shown, r"\r\x1b\[K\[#*\.*\] \d+ of 80 replications")
        self.assertNotRegex(shown, r"\x1b\[[0-9;]*m")

    def test_whole_lines_in_a_log(self):
        done = self.call(*self.COMMAND)
        self.assertNotIn("\r", done.stderr)
        self.assertNotIn("\x1b", done.stderr)


class Bench(ProgramTest):
    QUICK = ["bench", "--seconds", "0.05", "--scale", "0.02"]

    def test_its_forms_hold_the_same_things(self):
        speeds = json.loads(self.call(*self.QUICK, "--format", "json", "--threads", "2").stdout)["speeds"]
        self.assertEqual([speed["unit"] for speed in speeds], ["ns", "ns", "ns", "ms", "ms", "ms", "ms"])
        for speed in speeds:
            self.assertGreater(speed["one_thread"], 0, speed)
        rows = list(csv.DictReader(io.StringIO(self.call(*self.QUICK, "--format", "csv", "--threads", "1").stdout)))
        self.assertEqual([row["what"] for row in rows], [speed["what"] for speed in speeds])
        table = self.call(*self.QUICK, "--threads", "2").stdout
        for speed in speeds:
            self.assertRegex(table, re.escape(speed["what"]) + r" +[\d.e+]+ " + speed["unit"])

    def test_what_is_no_number_is_refused(self):
        for option in ("--seconds", "--scale"):
            for word in ("nan", "0", "x"):
                self.assertIn("expected a number from", self.call("bench", option, word, status=2).stderr)

    def test_nothing_is_left_behind(self):
        environment = clean_environment(TMPDIR=str(self.folder))
        self.call(*self.QUICK, env=environment)
        self.assertEqual(list(self.folder.iterdir()), [])


class Selftest(ProgramTest):
    def test_one_part_alone_has_its_table(self):
        said = self.call("selftest", "policies").stdout
        self.assertRegex(said, r"check +expected +found +bound +passed\n")
        self.assertRegex(said, r"a policy that changes nothing: cells that differ +0 +0 +0 +yes\n")
        self.assertRegex(said, r"(\d+) of \1 checks passed")
        self.assertNotIn("queues", said)

    def test_an_unknown_part_gets_the_nearest(self):
        self.assertIn('did you mean "queues"?', self.call("selftest", "queuse", status=2).stderr)
        self.assertIn("expected a whole number", self.call("selftest", "--seed", "x", status=2).stderr)

    def test_a_check_that_fails_is_status_1(self):
        """With another scenario in the place of the one that came with the program."""
        shutil.copytree(SCENARIOS, self.folder / "share" / "nrmsim" / "scenarios")
        (self.folder / "bin").mkdir()
        shutil.copy2(PROGRAM, self.folder / "bin" / "nrmsim")
        null = self.folder / "share" / "nrmsim" / "scenarios" / "verification" / "null-reform.yaml"
        null.write_text(null.read_text(encoding="utf-8").replace("multiply: 1}", "multiply: 2}"), encoding="utf-8")
        done = subprocess.run([self.folder / "bin" / "nrmsim", "selftest", "policies"], capture_output=True, text=True,
                              check=False, timeout=120)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r"cells that differ +0 +[1-9]\d* +0 +NO\n")
        null.unlink()
        done = subprocess.run([self.folder / "bin" / "nrmsim", "selftest", "policies"], capture_output=True, text=True,
                              check=False, timeout=120)
        self.assertEqual(done.returncode, 1)
        self.assertIn("a scenario that came with the program cannot be used", done.stderr)


if __name__ == "__main__":
    unittest.main()
