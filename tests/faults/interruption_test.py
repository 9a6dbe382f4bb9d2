"""What is left when a run is interrupted, killed, or has no room: nothing is lost that was kept, nothing half is left."""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sim" / "cli"))
from program import PROGRAM, SCENARIOS, SLICE, TIGHT, ProgramTest, clean_environment  # noqa: E402

NOBODY = 65534


class Interruption(ProgramTest):
    # Long enough that a busy machine still looks at it before it ends, short enough to be finished eight times.
    REPLICATIONS = 250
    KEYS = 2 * REPLICATIONS
    BATCH = ["run", SLICE, TIGHT, "--scale", "0.1", "--replications", str(REPLICATIONS), "--threads", "2"]

    def wait_for_some(self, process, name):
        """Until a few replications are in the journal, and well before all are."""
        self.wait_for_journal(process, name, 50_000)

    def resume_and_compare(self, name):
        self.assertFalse((self.folder / name).exists())
        resumed = self.call(*self.BATCH, "-o", name, "--resume")
        computed = int(re.search(r"^(\d+) replications? in", resumed.stderr, re.MULTILINE).group(1))
        self.assertLess(computed, self.KEYS, "what was done was computed again")
        self.call(*self.BATCH, "-o", "whole.h5")
        self.assert_same_results(name, "whole.h5")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), sorted([name, "whole.h5"]))

    def stop_with(self, number):
        process = self.begin(*self.BATCH, "-o", "a.h5")
        self.wait_for_some(process, "a.h5")
        process.send_signal(number)
        out, err = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 130, err)
        self.assertEqual(out, "")
        self.assertRegex(err, r"To go on: .* --resume")
        self.assertIn("nothing is running", self.call("status", "a.h5").stdout)
        self.assertEqual(self.call("status", "a.h5.part").stdout, self.call("status", "a.h5").stdout)
        self.assertIn("the journal of a batch that is not finished; expected a.h5; ",
                      self.call("compare", "a.h5.part", status=2).stderr)
        self.assertIn("not finished", self.call("compare", "a.h5", status=2).stderr)
        self.call(*self.BATCH, "-o", "a.h5", status=2)
        self.resume_and_compare("a.h5")

    def test_ctrl_c(self):
        self.stop_with(signal.SIGINT)

    def test_a_request_to_end(self):
        self.stop_with(signal.SIGTERM)

    def test_kill_9_loses_nothing_that_was_synced(self):
        process = self.begin(*self.BATCH, "-o", "a.h5")
        self.wait_for_some(process, "a.h5")
        process.kill()
        process.communicate(timeout=300)
        self.assertRegex(self.call("status", "a.h5").stdout, rf"done +[1-9]\d* of {self.KEYS}")
        self.resume_and_compare("a.h5")

    def test_killed_again_and_again(self):
        for _ in range(3):
            process = self.begin(*self.BATCH, "-o", "a.h5", "--resume")
            self.wait_for_some(process, "a.h5")
            process.kill()
            process.communicate(timeout=300)
        self.resume_and_compare("a.h5")

    def test_two_at_once(self):
        process = self.begin(*self.BATCH, "-o", "a.h5")
        self.wait_for_some(process, "a.h5")
        self.assertIn("running now", self.call("status", "a.h5").stdout)
        for choice in ("--resume", "--overwrite"):
            self.assertIn("a.h5", self.call(*self.BATCH, "-o", "a.h5", choice, status=1).stderr)
        process.communicate(timeout=300)
        self.assertEqual(process.returncode, 0)

    def test_overwriting_keeps_the_old_file_until_the_end(self):
        self.call("run", SLICE, "--scale", "0.02", "--replications", "1", "-o", "a.h5")
        before = (self.folder / "a.h5").read_bytes()
        process = self.begin(*self.BATCH, "-o", "a.h5", "--overwrite")
        self.wait_for_some(process, "a.h5")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=300)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)


class NoRoom(ProgramTest):
    BATCH = ["run", SLICE, "--scale", "0.02", "--replications", "40", "-o", "a.h5"]

    def test_a_full_disk_is_said_and_the_journal_kept(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))

        done = self.call(*self.BATCH, status=1, preexec_fn=limit)
        self.assertIn("--resume", done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["a.h5.part"])
        self.call(*self.BATCH, "--resume")
        self.call(*self.BATCH[:-1], "whole.h5")
        self.assert_same_results("a.h5", "whole.h5")


class NoPermission(ProgramTest):
    """Run as a user for whom permissions count."""

    def setUp(self):
        super().setUp()
        # Where anybody may read the program and the scenarios.
        self.open = pathlib.Path(tempfile.mkdtemp(prefix="nrmsim-open-"))
        shutil.copy(PROGRAM, self.open / "nrmsim")
        shutil.copytree(SCENARIOS, self.open / "scenarios")
        for path in (self.open, self.folder):
            path.chmod(0o755)
        (self.folder / "locked").mkdir()
        (self.folder / "locked").chmod(0o555)

    def tearDown(self):
        shutil.rmtree(self.open, ignore_errors=True)
        (self.folder / "locked").chmod(0o755)
        super().tearDown()

    def call_as_nobody(self, *arguments, status):
        def become_nobody():
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)

        done = subprocess.run([self.open / "nrmsim", *arguments], cwd=self.folder / "locked", env=clean_environment(),
                              capture_output=True, text=True, timeout=300, preexec_fn=become_nobody, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_a_folder_that_may_not_be_written_is_found_before_computing(self):
        scenario = self.open / "scenarios" / "verification" / "nrm-slice.yaml"
        # So many replications that computing first would run into the time limit.
        for output in ("a.h5", "new/a.h5"):
            done = self.call_as_nobody("run", scenario, "--replications", "1000000", "-o", output, status=2)
            self.assertIn("may not be written", done.stderr)

    def test_a_file_that_may_not_be_read(self):
        secret = self.folder / "secret.yaml"
        secret.write_text("name: secret\n")
        secret.chmod(0o000)
        self.assertIn("secret.yaml", self.call_as_nobody("check", secret, status=2).stderr)
        results = self.folder / "secret.h5"
        results.write_text("x")
        results.chmod(0o000)
        self.assertIn("secret.h5", self.call_as_nobody("info", results, status=2).stderr)


if __name__ == "__main__":
    unittest.main()
