"""Results files that are cut off or have flipped bits, given to every command that reads one.

A command either says that the file is damaged (status 2, and what it wrote before stays as it was), or the damage lies where
this command does not look, and then it says exactly what it says of the file as it was. DAMAGES is how many flips and cuts each
command meets; a long run by hand sets it higher.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sim" / "cli"))
from program import PROGRAM, SLICE, SMALL, TIGHT, ProgramTest, clean_environment  # noqa: E402

DAMAGES = int(os.environ.get("NRMSIM_DAMAGES", "20"))
BATCH = ["run", SLICE, TIGHT, *SMALL, "--replications", "4", "--events", "1"]
# What reads a results file, with the name of the damaged one in the place of FILE.
READERS = {
    "info": ["info", "FILE"],
    "status": ["status", "FILE"],
    "compare": ["compare", "FILE"],
    "compare, by group": ["compare", "FILE", "--by", "group", "--format", "csv"],
    "story": ["story", "FILE"],
    "reproduce": ["reproduce", "FILE", "--sample", "2"],
    "report": ["report", "FILE", "-o", "OUT/a.html"],
    "export": ["export", "FILE", "-o", "OUT/tables", "--xlsx"],
    "merge": ["merge", "FILE", "shard-2.h5", "-o", "OUT/merged.h5"],
    "extend": [*BATCH[:-4], "--replications", "5", "--events", "1", "--extend", "-o", "FILE"],
    "resume": [*BATCH, "--resume", "-o", "FILE"],
}


def contents_of(folder):
    """The files below a folder with their bytes; those that say when they were made are left out."""
    told = ("a.html", "ro-crate-metadata.json", "README.txt", "workbook.xlsx", "merged.h5")
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file() and p.name not in told}


class Damage(ProgramTest):
    def setUp(self):
        super().setUp()
        self.call(*BATCH, "-o", "a.h5")
        for shard in (1, 2):
            self.call(*BATCH, "--shard", f"{shard}/2", "-o", f"shard-{shard}.h5")
        self.luck = random.Random(7)

    def damaged(self, original):
        """A flip of one bit or a cut, somewhere in the file."""
        data = bytearray(original)
        if self.luck.random() < 0.2:
            return bytes(data[: self.luck.randrange(len(data))])
        data[self.luck.randrange(len(data))] ^= 1 << self.luck.randrange(8)
        return bytes(data)

    def read(self, arguments, data):
        """What the command says of these bytes: status, both outputs, and what it wrote."""
        out = self.folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        file = self.folder / "read.h5"
        file.write_bytes(data)
        words = [word.replace("FILE", "read.h5").replace("OUT", "out") for word in arguments]
        done = subprocess.run([PROGRAM, *words], cwd=self.folder, env=clean_environment(), capture_output=True, text=True,
                              timeout=600, check=False)
        kept = file.read_bytes()
        return done.returncode, done.stdout, done.stderr, contents_of(out), kept

    def meet(self, name):
        arguments = READERS[name]
        original = (self.folder / ("shard-1.h5" if name == "merge" else "a.h5")).read_bytes()
        good = self.read(arguments, original)
        self.assertEqual(good[0], 0, good[2])
        refused = 0
        for turn in range(DAMAGES):
            data = self.damaged(original)
            status, out, err, written, kept = self.read(arguments, data)
            where = f"{name}, damage {turn}: {err}"
            if status == 0:
                self.assertEqual(out, good[1], where)
                self.assertEqual(written, good[3], where)
                continue
            refused += 1
            self.assertEqual(status, 2, where)
            self.assertIn("read.h5", err, where)
            self.assertNotIn("unexpected", err, where)
            self.assertEqual(written, {}, where)
            self.assertEqual(kept, data, where)
        return refused


def meets(name):
    def test(self):
        self.assertGreater(self.meet(name), 0, "no damage was noticed")

    return test


for reader in READERS:
    setattr(Damage, "test_" + reader.replace(", ", "_").replace(" ", "_"), meets(reader))


if __name__ == "__main__":
    unittest.main()
