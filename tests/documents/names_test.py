"""Documents link to files that exist, and name outcomes, parameters and code that exist."""

import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
DOCUMENTS = [ROOT / "MODEL.md", ROOT / "README.md", ROOT / "scenarios" / "README.md", *ROOT.glob("docs/**/*.md")]


def read(path):
    return path.read_text(encoding="utf-8")


def first_column(document):
    """The names in the first column of a document's tables."""
    return set(re.findall(r"^\| \**`([\w.]+)`", read(ROOT / "docs" / document), re.MULTILINE))


class Names(unittest.TestCase):
    def test_every_link_leads_to_a_file(self):
        for document in DOCUMENTS:
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", read(document)):
                if "://" not in target:
                    self.assertTrue((document.parent / target).exists(), f"{document}: {target}")

    def test_code_that_is_named_is_there(self):
        pattern = r"`((?:sim|analysis|tests|scenarios|docs|cmake|benchmarks)/[\w./-]+)`"
        for document in DOCUMENTS:
            for path in re.findall(pattern, read(document)):
                if "sim/x/" not in path:  # stands for any
                    there = (ROOT / path).exists() or any(ROOT.glob(path + ".*"))
                    self.assertTrue(there, f"{document}: {path}")

    def test_each_process_has_a_page_of_equations(self):
        index = read(ROOT / "docs" / "methods" / "README.md")
        rows = re.findall(r"^\| (\d+) \|.*$", index, re.MULTILINE)
        self.assertEqual([int(n) for n in rows], list(range(1, 13)))
        known = first_column("parameters.md")
        for page in set(re.findall(r"^\| \d+ \|[^|]*\| (?:\[[^]]*\]\()([\w-]+\.md)", index, re.MULTILINE)):
            text = read(ROOT / "docs" / "methods" / page)
            self.assertRegex(text, r"\$", f"{page} has no equation")
            self.assertRegex(text, r"[Tt]ests?\b", f"{page} names no test")
            for name in re.findall(r"`([a-z]+\.[a-z_0-9]+)`", text):
                if name.split(".")[0] in {path.split(".")[0] for path in known}:
                    self.assertIn(name, known, page)

    def test_outcomes_and_parameters_that_are_mapped_exist(self):
        text = read(ROOT / "docs" / "where-it-is.md")
        known = first_column("parameters.md") | {"people.referred"}  # a table
        concepts = {path.split(".")[0] for path in known}
        for name in re.findall(r"`([a-z]+\.[a-z_0-9]+)`", text):
            if name.split(".")[0] in concepts:
                self.assertIn(name, known)
        outcomes = first_column("outcomes.md")
        for row in text.split("\n"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if row.startswith("|") and len(cells) in (2, 4):
                for name in re.findall(r"`([a-z]+_[a-z_0-9]+)`", cells[-1]):
                    self.assertIn(name, outcomes | {"age_and_sex"}, row)


if __name__ == "__main__":
    unittest.main()
