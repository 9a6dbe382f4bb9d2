"""The commands that documents tell readers to type do what they are said to do: they succeed, in order."""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
PROGRAM = os.environ["NRMSIM_PROGRAM"]


def shown_in(document):
    """The lines of output that a document shows."""
    blocks = re.findall(r"^```text\n(.*?)^```$", (ROOT / document).read_text(), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def commands_of(document, heading=None):
    """The indented commands of a document, or of one section of it, in order; files in /tmp go to the folder."""
    text = (ROOT / document).read_text()
    if heading:
        text = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    joined = re.sub(r" \\\n +", " ", text)
    return [shlex.split(line) for line in re.findall(r"^    ((?:build/release/)?nrmsim .*)$", joined, re.MULTILINE)]


class DocumentTest(unittest.TestCase):
    def run_all(self, document, heading=None):
        with tempfile.TemporaryDirectory() as folder:
            outputs = []
            for words in commands_of(document, heading):
                words = [PROGRAM, *(word.replace("/tmp/", folder + "/") for word in words[1:])]
                done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, f"{words}\n{done.stderr}")
                outputs.append(done.stdout)
            self.assertGreater(len(outputs), 2)
            return outputs


class Cluster(DocumentTest):
    def test_shards_merge_and_grow(self):
        first, second, merged, grown = self.run_all("docs/how-to/cluster.md")
        self.assertIn("shard 1/2 is in", first)
        self.assertIn("shard 2/2 is in", second)
        self.assertIn("2 draws of the parameters with 4 replications", " ".join(merged.split()))
        self.assertIn("2 draws of the parameters with 6 replications", " ".join(grown.split()))


class WalkThroughs(DocumentTest):
    def test_a_funding_scenario(self):
        document = "docs/walk-throughs/funding-scenario.md"
        said = "\n".join(self.run_all(document)).splitlines()
        for line in shown_in(document):
            self.assertIn(line, said)


class Calibration(DocumentTest):
    def test_every_study_runs(self):
        outputs = self.run_all("docs/methods/calibration.md", "Try it")
        self.assertIn("variance left", outputs[0])
        self.assertIn("Held back", outputs[1])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
