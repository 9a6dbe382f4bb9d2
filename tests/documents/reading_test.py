"""The recipes of docs/reading-results.md run, and give the numbers of `compare`."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
PROGRAM = os.environ["NRMSIM_PROGRAM"]
TEXT = (ROOT / "docs" / "reading-results.md").read_text()
SCENARIOS = ROOT / "scenarios"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


class Recipes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        (cls.folder / "results").mkdir()
        reforms = [SCENARIOS / "reforms" / name for name in
                   ("guaranteed-support.yaml", "guardian-for-every-child.yaml")]
        cls.call([PROGRAM, "run", SCENARIOS / "baseline.yaml", *reforms, "--scale", "0.02", "--draws", "4",
                  "--replications", "2", "-q", "-o", "results/quickstart.h5"])
        compared = json.loads(cls.call([PROGRAM, "compare", "results/quickstart.h5", "--format", "json"]))
        cls.rows = [row for row in compared["rows"] if row["outcome"] == "reexploited_people"]

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def call(cls, words):
        done = subprocess.run(list(map(str, words)), cwd=cls.folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(f"{words}\n{done.stderr}")
        return done.stdout

    def assert_averted(self, said):
        found = re.findall(r"^([a-z-]+): (-?\d+) to (-?\d+) people averted, mean (-?\d+)$", said, re.MULTILINE)
        self.assertEqual([line[0] for line in found], [row["scenario"] for row in self.rows])
        self.assertEqual(len(found), 2)
        for (_, low, high, mean), row in zip(found, self.rows):
            self.assertAlmostEqual(int(low), -row["high"], delta=0.51)
            self.assertAlmostEqual(int(high), -row["low"], delta=0.51)
            self.assertAlmostEqual(int(mean), -row["difference"], delta=0.51)

    def assert_picture(self, name):
        self.assertEqual((self.folder / name).read_bytes()[:8], b"\x89PNG\r\n\x1a\n")

    def test_xarray(self):
        answer, picture, _ = blocks("python")
        self.assert_averted(self.call([sys.executable, "-c", answer + picture]))
        self.assert_picture("averted.png")

    def test_pandas(self):
        said = self.call([sys.executable, "-W", "ignore", "-c", blocks("python")[2]])
        lines = [line.split() for line in said.splitlines() if " reexploited_people " in line]
        self.assertEqual([line[0] for line in lines], [row["scenario"] for row in self.rows])
        for line, row in zip(lines, self.rows):
            self.assertAlmostEqual(float(line[4]), row["difference"], places=2)

    def test_r(self):
        (recipe,) = blocks("r")
        self.assert_averted(self.call(["Rscript", "--vanilla", "-e", recipe]))
        self.assert_picture("averted-r.png")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
