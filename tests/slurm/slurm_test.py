"""The shipped SLURM scripts on a real SLURM of one machine: as an array with a merge after it, as one MPI job, and after a
cancellation. Started by cluster.sh; needs NRMSIM_PROGRAM and NRMSIM_SCENARIOS."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sim" / "cli"))
from program import PROGRAM, SCENARIOS, ProgramTest  # noqa: E402

SCRIPTS = SCENARIOS.parent / "docs" / "cluster"
# What the scripts ask of a cluster, as much as one small machine can give in a minute.
SMALLER = [(r"--array=1-50", "--array=1-4"), (r"--ntasks=64", "--ntasks=2"), (r"--cpus-per-task=4", "--cpus-per-task=1"),
           (r"^#SBATCH --mem.*\n", ""), (r"--draws 500 --replications 20", "--draws 2 --replications 6 --scale 0.02")]
WHOLE = ["run", "scenarios/baseline.yaml", "scenarios/reforms/guaranteed-support.yaml", "--draws", "2", "--replications",
         "6", "--scale", "0.02"]


class Slurm(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(SCENARIOS, self.folder / "scenarios")
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "nrmsim").symlink_to(PROGRAM)
        self.environment = {**os.environ, "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}

    def script(self, name, *changes):
        text = (SCRIPTS / name).read_text()
        for pattern, instead in [*SMALLER, *changes]:
            text = re.sub(pattern, instead, text, flags=re.MULTILINE)
        (self.folder / name).write_text(text)

    def slurm(self, *words):
        return subprocess.run(words, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=True,
                              timeout=60).stdout.strip()

    def submit(self, *words):
        return self.slurm("sbatch", "--parsable", *words)

    def state(self, job):
        return re.findall(r"JobState=(\w+)", self.slurm("scontrol", "show", "job", job))

    def wait_for(self, job, *ends):
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline:
            states = self.state(job)
            if all(state in ("COMPLETED", "FAILED", "CANCELLED", "TIMEOUT", "NODE_FAIL") for state in states):
                said = "\n".join(p.read_text() for p in sorted(self.folder.glob("slurm-*.out")))
                self.assertTrue(all(state in ends for state in states), f"{states}\n{said}")
                return
            time.sleep(0.2)
        self.fail(f"job {job} did not end: {self.slurm('squeue')}")

    def test_an_array_and_the_merge_after_it(self):
        self.script("array.sbatch")
        self.script("merge.sbatch")
        array = self.submit("array.sbatch")
        merge = self.submit(f"--dependency=afterok:{array}", "merge.sbatch")
        self.wait_for(merge, "COMPLETED")
        self.assertEqual(sorted(p.name for p in (self.folder / "shards").iterdir()), ["1.h5", "2.h5", "3.h5", "4.h5"])
        self.call(*WHOLE, "-o", "whole.h5")
        self.assert_same_results("results/guaranteed-support.h5", "whole.h5")

    def test_tasks_of_one_job(self):
        self.script("mpi.sbatch")
        self.wait_for(self.submit("mpi.sbatch"), "COMPLETED")
        said = "\n".join(p.read_text() for p in self.folder.glob("slurm-*.out"))
        self.assertIn("of 2 tasks", said)
        self.call(*WHOLE, "-o", "whole.h5")
        self.assert_same_results("results/whole.h5", "whole.h5")

    def test_what_was_cancelled_goes_on(self):
        longer = (r"--replications 6", "--replications 150")
        keys = 2 * 2 * 150
        for name, where in (("array.sbatch", "shards/1.h5"), ("mpi.sbatch", "results/whole.h5")):
            with self.subTest(name):
                self.script(name, longer, (r"--array=1-4", "--array=1"))
                job = self.submit(name)
                journal = self.folder / (where + ".part")
                deadline = time.monotonic() + 120
                while not (journal.exists() and journal.stat().st_size > 2_000_000):
                    self.assertLess(time.monotonic(), deadline, "nothing was computed")
                    time.sleep(0.05)
                self.slurm("scancel", job)
                self.wait_for(job, "CANCELLED", "FAILED")
                self.assertTrue(journal.exists())
                self.wait_for(self.submit(name), "COMPLETED")
                newest = max(self.folder.glob("slurm-*.out"), key=lambda path: path.stat().st_mtime)
                told = re.search(r"^([\d\s]+) replications? in", newest.read_text(), re.MULTILINE)
                resumed = int(re.sub(r"\D", "", told.group(1)))
                self.assertLess(resumed, keys, "what was done was computed again")
                self.call(*[word.replace("6", "150") if word == "6" else word for word in WHOLE], "-o", name + ".h5")
                self.assert_same_results(where, name + ".h5")


if __name__ == "__main__":
    unittest.main()
