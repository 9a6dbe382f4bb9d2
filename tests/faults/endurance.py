"""Kills a batch at random instants again and again, and resumes it, until so many kills have been survived.

    endurance.py [--kills 500] [--seed 1]

Every batch that comes to its end is compared, bit for bit, with one that nobody disturbed; what the journal had before a
kill has to be there after it. Needs NRMSIM_PROGRAM and NRMSIM_SCENARIOS. CTest runs a short one; before a release run a
long one by hand.
"""

import argparse
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = os.environ["NRMSIM_PROGRAM"]
SCENARIOS = pathlib.Path(os.environ["NRMSIM_SCENARIOS"]) / "verification"
BATCH = ["run", str(SCENARIOS / "nrm-slice.yaml"), str(SCENARIOS / "nrm-slice-tight.yaml"), "--scale", "0.05",
         "--replications", "60", "--events", "2"]


def call(folder, *arguments):
    return subprocess.run([PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, timeout=600, check=False)


def demand(condition, what):
    if not condition:
        sys.exit(f"endurance: {what}")


def done_keys(folder):
    """How many replications the journal has; 0 where there is none yet."""
    status = call(folder, "status", "a.h5")
    if status.returncode == 2 and not (folder / "a.h5.part").exists():
        return 0
    found = re.search(r"done +(\d+) of", status.stdout)
    # Killed before the journal's first record was whole: nothing is kept, and that is said.
    return int(found.group(1)) if found else 0


def one_batch(folder, luck, longest, kills_left):
    """From the start to the end, killed now and then; how often. Returns early when there were enough kills."""
    kills = 0
    while True:
        threads = str(luck.choice([1, 2, 3]))
        before = done_keys(folder)
        process = subprocess.Popen([PROGRAM, *BATCH, "--threads", threads, "-o", "a.h5", "--resume"], cwd=folder,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if kills < kills_left:
            time.sleep(luck.uniform(0, longest))
            process.send_signal(signal.SIGKILL)
        _, said = process.communicate(timeout=600)
        if process.returncode == 0:
            return kills
        demand(process.returncode == -signal.SIGKILL, f"status {process.returncode}: {said}")
        kills += 1
        if not (folder / "a.h5").exists():
            demand(done_keys(folder) >= before, "a kill lost replications that were in the journal")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    luck = random.Random(options.seed)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="nrmsim-endurance-"))
    try:
        start = time.monotonic()
        demand(call(folder, *BATCH, "-o", "whole.h5").returncode == 0, "the batch cannot be run at all")
        longest = 0.6 * (time.monotonic() - start)
        kills = batches = 0
        while kills < options.kills:
            kills += one_batch(folder, luck, longest, options.kills - kills)
            batches += 1
            for group in ("/outcomes", "/parameters", "/scenarios", "/tables", "/events"):
                same = subprocess.run(["h5diff", "a.h5", "whole.h5", group], cwd=folder, capture_output=True, check=False)
                demand(same.returncode == 0, f"{group} differs after {kills} kills: {same.stdout}")
            demand(call(folder, "info", "a.h5").returncode == 0, "the file that came of it is damaged")
            demand(sorted(p.name for p in folder.iterdir()) == ["a.h5", "whole.h5"], "something was left behind")
            (folder / "a.h5").unlink()
        print(f"{kills} kills, {batches} batches finished after them, every one the same as undisturbed")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
