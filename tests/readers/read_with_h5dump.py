"""h5dump prints every dataset of the sample file, and h5diff finds it equal to itself."""

import subprocess
import sys

path = sys.argv[1]


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
    assert done.stderr == "", (command, done.stderr)
    return done.stdout


everything = run("h5dump", path)
assert "unable" not in everything
people = run("h5dump", "-d", "/outcomes/people", "-y", "-w", "0", path)
assert "1230, 1230.12, 1230.25" in people
table = run("h5dump", "-d", "/tables/comparison", path)
assert '"baseline' in table and "-9007199254740993" in table
labels = run("h5dump", "-d", "/outcomes/scenario", path)
assert "STRSIZE H5T_VARIABLE" in labels and "CSET H5T_CSET_UTF8" in labels
assert run("h5diff", path, path) == ""
