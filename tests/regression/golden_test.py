"""Results stay what they are until somebody means to move them.

The digests of every outcome of two small batches are kept in golden.json. They hold on every machine.
Where results were meant to move: raise results_version, say so in CHANGELOG.md, then

    NRMSIM_PROGRAM=build/release/nrmsim NRMSIM_ROOT=. /usr/bin/python3 tests/regression/golden_test.py --renew
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
GOLDEN = pathlib.Path(__file__).with_name("golden.json")
BATCHES = {
    "slice": ["verification/nrm-slice.yaml", "--scale", "0.05", "--replications", "3"],
    "baseline and a reform": ["baseline.yaml", "reforms/guaranteed-support.yaml", "--scale", "0.02", "--draws", "2",
                              "--replications", "2"],
}

# The C library without its variants for fused multiply-add and AVX2: as on an older processor.
OLDER_PROCESSOR = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable"}


def digests(words, environment):
    program = pathlib.Path(os.environ["NRMSIM_PROGRAM"]).resolve()
    scenarios = [str(ROOT / "scenarios" / word) if word.endswith(".yaml") else word for word in words]
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "a.h5"
        subprocess.run([program, "run", *scenarios, "-q", "-o", file], check=True, capture_output=True,
                       env=os.environ | environment)
        with h5py.File(file) as results:
            version = results["provenance"].attrs["results_version"]
            made = {name: text(data.attrs["digest"]) for name, data in results["outcomes"].items()}
    return {"results_version": text(version), "digests": made}


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


class Golden(unittest.TestCase):
    maxDiff = None

    def compare(self, environment):
        golden = json.loads(GOLDEN.read_text())
        for name, words in BATCHES.items():
            with self.subTest(name):
                found, kept = digests(words, environment), golden[name]
                self.assertEqual(found["results_version"], kept["results_version"],
                                 "the results version was raised: renew the digests, as this file says")
                moved = sorted(k for k in kept["digests"] if kept["digests"][k] != found["digests"].get(k))
                self.assertEqual(moved, [], "results moved: mean it (raise results_version, say it in CHANGELOG.md, "
                                            "renew the digests) or mend it")
                self.assertEqual(sorted(found["digests"].keys() - kept["digests"].keys()), [],
                                 "new outcomes, of which no digest is kept: renew the digests")

    def test_every_outcome_is_what_it_was(self):
        self.compare({})

    def test_every_outcome_is_the_same_on_an_older_processor(self):
        self.compare(OLDER_PROCESSOR)


if __name__ == "__main__":
    if sys.argv[1:] == ["--renew"]:
        GOLDEN.write_text(json.dumps({name: digests(words, {}) for name, words in BATCHES.items()}, indent=1) + "\n")
    else:
        unittest.main()
