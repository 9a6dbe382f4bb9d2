"""Several tasks under mpirun make the file that one makes; and what happens when one of them is wrong or dies."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent.parent / "cli"))
from program import PROGRAM, SCENARIOS, SLICE, SMALL, TIGHT, ProgramTest, clean_environment  # noqa: E402

# More tasks than cores, also as root, without a shortcut between processes that containers forbid.
OPEN_MPI = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_rmaps_base_oversubscribe": "1",
            "OMPI_MCA_btl_vader_single_copy_mechanism": "none", "OMPI_MCA_plm_rsh_agent": "true"}


class MpiTest(ProgramTest):
    def start(self, tasks, *arguments, options=()):
        return subprocess.Popen(["mpirun", "-n", str(tasks), *options, PROGRAM, *map(str, arguments)], cwd=self.folder,
                                env=clean_environment(**OPEN_MPI), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)

    def together(self, tasks, *arguments, status=0):
        process = self.start(tasks, *arguments)
        out, err = process.communicate(timeout=600)
        self.assertEqual(process.returncode, status, f"{out}\n{err}")
        return out, err


class Together(MpiTest):
    BATCH = ["run", SLICE, TIGHT, *SMALL]

    def test_any_number_of_tasks_and_threads_makes_the_same_file(self):
        batch = [*self.BATCH, "--replications", "12"]
        alone = self.call(*batch, "--threads", "2", "-o", "alone.h5").stdout
        for tasks, threads in ((1, 1), (2, 1), (2, 2), (3, 1)):
            with self.subTest(tasks=tasks, threads=threads):
                name = f"{tasks}-{threads}.h5"
                out, err = self.together(tasks, *batch, "--threads", threads, "-o", name)
                self.assertEqual(out.replace(name, "alone.h5"), alone)
                self.assert_same_results(name, "alone.h5")
                self.assertIn("24 replications in", err)
        self.assertEqual({p.suffix for p in self.folder.iterdir()}, {".h5"})

    def test_more_tasks_than_replications(self):
        self.call(*self.BATCH[:2], *SMALL, "--replications", "2", "-o", "alone.h5")
        self.together(5, *self.BATCH[:2], *SMALL, "--replications", "2", "-o", "many.h5")
        self.assert_same_results("many.h5", "alone.h5")

    def test_event_histories_come_along(self):
        self.call(*self.BATCH, "--replications", "4", "--events", "3", "-o", "alone.h5")
        self.together(3, *self.BATCH, "--replications", "4", "--events", "3", "-o", "many.h5")
        self.assert_same_results("many.h5", "alone.h5")

    def test_until_precise_stops_at_the_same_look(self):
        precise = [*self.BATCH, "--until-precise", "missing_episodes=60", "--replications", "64"]
        alone = self.call(*precise, "-o", "alone.h5").stdout
        out, _ = self.together(2, *precise, "-o", "many.h5")
        self.assertEqual(out, alone)
        self.assert_same_results("many.h5", "alone.h5")

    def test_the_command_of_the_document(self):
        text = (SCENARIOS.parent / "docs" / "how-to" / "cluster.md").read_text()
        line = re.search(r"^    mpirun -n (\d) nrmsim (run .*\\\n.*)$", text, re.MULTILINE)
        words = [word.replace("/tmp/", f"{self.folder}/").replace("scenarios/", f"{SCENARIOS}/", 1)
                 for word in line.group(2).replace("\\\n", " ").split()]
        self.together(int(line.group(1)), *words)
        alone = [word for word in words if not word.endswith(".h5") and word != "-o"]
        self.call(*alone, "-o", "alone.h5")
        self.assert_same_results("nrmsim-mpi.h5", "alone.h5")

    def test_adding_to_what_is_there(self):
        self.call(*self.BATCH, "--replications", "6", "-o", "alone.h5")
        self.call(*self.BATCH, "--replications", "3", "-o", "many.h5")
        self.together(2, *self.BATCH, "--replications", "6", "--extend", "-o", "many.h5")
        self.assert_same_results("many.h5", "alone.h5")


class Mistakes(MpiTest):
    def test_what_is_wrong_is_said_once(self):
        _, err = self.together(3, "run", "nowhere.yaml", status=2)
        self.assertEqual(err.count("there is no such file"), 1, err)
        (self.folder / "a.h5").write_text("mine")
        _, err = self.together(2, "run", SLICE, *SMALL, "--replications", "2", "-o", "a.h5", status=2)
        self.assertEqual(err.count("the file exists already"), 1, err)
        _, err = self.together(2, "run", SLICE, "--replicatons", "2", status=2)
        self.assertEqual(err.count("--replications' perhaps"), 1, err)

    def test_other_commands_are_not_run_many_times(self):
        _, err = self.together(2, "check", SLICE, status=2)
        self.assertEqual(err.count("only 'nrmsim run' shares its work"), 1, err)

    def test_tasks_that_do_not_find_one_another_are_refused(self):
        # What a launcher of another MPI looks like: it says that there are four, and MPI finds one.
        environment = clean_environment(PMI_SIZE="4", PMI_RANK="0", **OPEN_MPI)
        done = subprocess.run([PROGRAM, "run", SLICE, *SMALL, "--replications", "2"], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("started 4 tasks, but MPI sees 1 of them", done.stderr)
        self.assertFalse((self.folder / "results").exists())

    def test_tasks_that_see_other_files_are_refused(self):
        # Each task in a folder of its own, as on machines that do not share one.
        shutil.copytree(SCENARIOS / "verification", self.folder / "here")
        shutil.copytree(SCENARIOS / "verification", self.folder / "there")
        changed = self.folder / "there" / "nrm-slice.yaml"
        changed.write_text(changed.read_text() + "\n# another file\n")
        run = [PROGRAM, "run", "nrm-slice.yaml", "--scale", "0.1", "--replications", "2000", "--threads", "1", "-o", "a.h5"]
        line = ["mpirun", "-n", "1", "-wdir", self.folder / "here", *run, "--seed", "1", ":",
                "-n", "1", "-wdir", self.folder / "there", *run, "--seed", "2"]
        done = subprocess.run(line, cwd=self.folder, env=clean_environment(**OPEN_MPI), capture_output=True, text=True,
                              timeout=300, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("task 1 is about to run something else", done.stderr)
        self.assertFalse((self.folder / "here" / "a.h5").exists())


class Deaths(MpiTest):
    BATCH = ["run", SLICE, TIGHT, "--scale", "0.1", "--replications", "120", "--threads", "1", "-o", "a.h5"]

    def processes(self, launcher):
        """The program's processes below the launcher, by rank."""
        found = {}
        for entry in pathlib.Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == launcher.pid:
                    environment = dict(v.split("=", 1) for v in (entry / "environ").read_text().split("\0") if "=" in v)
                    if "OMPI_COMM_WORLD_RANK" in environment:
                        found[int(environment["OMPI_COMM_WORLD_RANK"])] = int(entry.name)
            except (OSError, IndexError):
                continue
        return found

    def resume(self):
        done = self.call("status", "a.h5").stdout
        self.assertRegex(done, r"done +[1-9]\d* of 240")
        self.call(*self.BATCH, "--resume")
        self.call(*self.BATCH[:-1], "whole.h5")
        self.assert_same_results("a.h5", "whole.h5")

    def kill(self, task, tasks):
        process = self.start(tasks, *self.BATCH)
        self.wait_for_journal(process, "a.h5", 200_000)
        os.kill(self.processes(process)[task], signal.SIGKILL)
        process.communicate(timeout=300)
        self.assertNotEqual(process.returncode, 0)
        self.resume()

    def test_a_helper_dies(self):
        self.kill(task=2, tasks=3)

    def test_the_leader_dies(self):
        self.kill(task=0, tasks=2)

    def test_tasks_are_asked_to_end(self):
        process = self.start(2, *self.BATCH)
        self.wait_for_journal(process, "a.h5", 200_000)
        for task in self.processes(process).values():
            os.kill(task, signal.SIGTERM)
        _, err = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 130, err)
        self.assertEqual(err.count("Stopping when"), 1, err)
        self.assertRegex(err, r"Stopped: \d+ of 240 replications are done and kept in a\.h5\.part\.")
        self.assertRegex(err, r"To go on: .* --resume")
        self.resume()

    def test_the_launcher_is_asked_to_end(self):
        process = self.start(2, *self.BATCH)
        self.wait_for_journal(process, "a.h5", 200_000)
        process.terminate()
        process.communicate(timeout=300)
        self.assertNotEqual(process.returncode, 0)
        self.resume()


if __name__ == "__main__":
    unittest.main()
