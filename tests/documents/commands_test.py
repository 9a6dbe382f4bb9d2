"""The commands that documents tell readers to type do what they are said to do: they succeed, in order."""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

import openpyxl

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
PROGRAM = os.environ["NRMSIM_PROGRAM"]
SBATCH = """#!/bin/bash
set -euo pipefail
script=${!#}
export SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX SLURM_ARRAY_TASK_COUNT SLURM_CPUS_PER_TASK=1
SLURM_ARRAY_TASK_MAX=$(sed -n 's/^#SBATCH --array=1-//p' "$script")
SLURM_ARRAY_TASK_COUNT=$SLURM_ARRAY_TASK_MAX
if [[ -n "$SLURM_ARRAY_TASK_MAX" ]]; then
  for ((task = 1; task <= SLURM_ARRAY_TASK_MAX; ++task)); do SLURM_ARRAY_TASK_ID=$task bash "$script" >&2; done
else
  bash "$script"
fi
if [[ "$1" == --parsable ]]; then echo 7; fi
"""


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


def script_of(document):
    """All indented lines of a document, outside of what it shows, as one script."""
    text = re.sub(r"^```.*?^```$", "", (ROOT / document).read_text(), flags=re.MULTILINE | re.DOTALL)
    lines = re.findall(r"^    (\S.*)$", re.sub(r" \\\n +", " ", text), re.MULTILINE)
    return "\n".join(["set -euo pipefail", *lines]).replace("build/release/nrmsim", "nrmsim")


def recipes_of(document):
    return re.findall(r"^```python\n(.*?)^```$", (ROOT / document).read_text(), re.MULTILINE | re.DOTALL)


class DocumentTest(unittest.TestCase):
    def run_all(self, document, heading=None):
        with tempfile.TemporaryDirectory() as folder:
            outputs = []
            for words in commands_of(document, heading):
                words = [PROGRAM, *(word.replace("/tmp/", folder + "/") for word in words[1:])]
                done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False,
                                      env={**os.environ, "LC_ALL": "C.UTF-8"})
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
    """Documents to be followed from the first line to the last, with every line of output that they show."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "bin").mkdir()
        (self.folder / "bin" / "nrmsim").symlink_to(PROGRAM)

    def call(self, *words, **options):
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run([word.replace("/tmp/", f"{self.folder}/") for word in words], capture_output=True,
                              text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8", "PATH": path, **options}, cwd=ROOT)
        self.assertEqual(done.returncode, 0, f"{done.stdout}\n{done.stderr}")
        return done.stdout

    def follow(self, name):
        document = f"docs/walk-throughs/{name}.md"
        said = self.call("bash", "-c", script_of(document))
        for recipe in recipes_of(document):
            said += self.call(sys.executable, "-W", "ignore", "-c", recipe)
        shown = shown_in(document)
        self.assertGreater(len(shown), 2)
        lines = said.splitlines()
        for line in shown:
            self.assertIn(line, lines)
        self.check_quoted(document, shown)

    def check_quoted(self, document, shown):
        """What a sentence says of more and fewer people stands in some table of the page."""
        prose = re.sub(r"```.*?```", "", (ROOT / document).read_text(), flags=re.DOTALL).replace("\n> ", " ").replace("\n", " ")
        numbers = re.findall(r"\b(\d[\d,]*)(?= (?:more|fewer)\b)|\b(\d[\d,]*)(?= to \d[\d,]* (?:more|fewer)\b)", prose)
        shown_numbers = set(re.findall(r"\d[\d,]*", "\n".join(shown)))
        for number in filter(None, sum(numbers, ())):
            self.assertIn(number, shown_numbers, document)

    def test_a_funding_scenario(self):
        self.follow("funding-scenario")

    def test_a_batch_on_a_cluster(self):
        self.follow("cluster-batch")

    def test_two_reforms(self):
        self.follow("two-reforms")
        quoted = re.search(r"with (\S+) fewer to (\S+) more people exploited again",
                           (ROOT / "docs/walk-throughs/two-reforms.md").read_text().replace("\n> ", " "))
        page = (self.folder / "two.html").read_text()
        self.assertIn(f"From {quoted[1]} fewer to {quoted[2]} more", page)
        sheet = openpyxl.load_workbook(self.folder / "two-tables" / "workbook.xlsx")["Headlines"]
        rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "specialist-foster-care"]
        self.assertEqual([f"{-rows[0][7 - 1]:.0f}", f"{rows[0][8 - 1]:.0f}"], [quoted[1], quoted[2]])
        for text in ("What each reform changes", "The same as a table", "Parameters and their evidence",
                     "What the answer rests on", "What the model cannot say"):
            self.assertIn(text, page)

    def test_the_scripts_for_a_job_array(self):
        """What the walk-through submits, with a stand-in for the batch system that runs the tasks one by one."""
        (self.folder / "scenarios").symlink_to(ROOT / "scenarios")
        (self.folder / "bin" / "sbatch").write_text(SBATCH)
        (self.folder / "bin" / "sbatch").chmod(0o755)
        array = (ROOT / "docs/cluster/array.sbatch").read_text()
        for real, small in (("--array=1-50", "--array=1-2"),
                            ("--draws 500 --replications 20", "--draws 2 --replications 1 --scale 0.01")):
            self.assertIn(real, array)
            array = array.replace(real, small)
        (self.folder / "array.sbatch").write_text(array)
        (self.folder / "merge.sbatch").write_text((ROOT / "docs/cluster/merge.sbatch").read_text())
        submitted = re.search(r"^```sh\n(.*?)^```$", (ROOT / "docs/walk-throughs/cluster-batch.md").read_text(),
                              re.MULTILINE | re.DOTALL)[1]
        merged = self.call("bash", "-c", "set -euo pipefail; cd /tmp/\n" + submitted)
        self.assertIn("2 draws of the parameters", merged)
        self.assertTrue((self.folder / "results" / "guaranteed-support.h5").exists())


class Calibration(DocumentTest):
    def test_every_study_runs(self):
        outputs = self.run_all("docs/methods/calibration.md", "Try it")
        self.assertIn("variance left", outputs[0])
        self.assertIn("Held back", outputs[1])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[1:]])
