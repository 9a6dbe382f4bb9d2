"""What the tests of the whole program share: how to call it, and how to compare what it wrote."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

import h5py
import numpy

PROGRAM = os.environ["NRMSIM_PROGRAM"]
SCENARIOS = pathlib.Path(os.environ["NRMSIM_SCENARIOS"])
SLICE = str(SCENARIOS / "verification" / "nrm-slice.yaml")
TIGHT = str(SCENARIOS / "verification" / "nrm-slice-tight.yaml")
SMALL = ["--scale", "0.02"]


def clean_environment(**extra):
    """The tests' own environment without what would change the program's words."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM", "OMP_NUM_THREADS")}
    return {**kept, "LC_ALL": "C.UTF-8", **extra}


class ProgramTest(unittest.TestCase):
    """Each test has a folder of its own, in which the program runs."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nrmsim-test-"))

    def tearDown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, *arguments, status=0, **options):
        """Runs the program to its end and checks its exit status."""
        options.setdefault("cwd", self.folder)
        options.setdefault("env", clean_environment())
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([PROGRAM, *map(str, arguments)], stderr=subprocess.PIPE, text=True, timeout=600,
                              check=False, **options)
        self.assertEqual(done.returncode, status, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done

    def begin(self, *arguments, **options):
        """Starts the program and does not wait."""
        return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=self.folder, env=clean_environment(),
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)

    def wait_for_journal(self, process, output, more):
        """Until a running batch has so many bytes more in its journal than the description of the batch takes."""
        journal = self.folder / (str(output) + ".part")
        deadline = time.monotonic() + 300
        first = None
        while time.monotonic() < deadline:
            self.assertIsNone(process.poll(), "the run ended before anything could happen to it")
            size = journal.stat().st_size if journal.exists() else 0
            first = first or size
            if first and size > first + more:
                return
            time.sleep(0.002)
        self.fail("nothing was computed")

    def assert_same_results(self, one, other):
        """The same datasets, shapes and bits everywhere but in the provenance."""
        self.assertEqual(contents(self.folder / one), contents(self.folder / other))
        for group in ("/outcomes", "/parameters", "/scenarios", "/tables"):
            subprocess.run(["h5diff", self.folder / one, self.folder / other, group], check=True,
                           stdout=subprocess.DEVNULL)


def contents(path):
    """Every dataset outside /provenance by name: type, shape, and bytes."""
    found = {}

    def keep(name, item):
        if isinstance(item, h5py.Dataset) and not name.startswith("provenance"):
            values = item[()]
            raw = values.tolist() if item.dtype.hasobject else numpy.asarray(values).tobytes()
            found[name] = (str(item.dtype), item.shape, raw)

    with h5py.File(path, "r") as file:
        file.visititems(keep)
    return found
