"""What README.md says is what the program does."""

import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(os.environ["NRMSIM_ROOT"])
sys.path.insert(0, str(ROOT / "tests" / "sim" / "cli"))

from program import PROGRAM, ProgramTest, clean_environment  # noqa: E402  (the path is set above)

README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands():
    """The commands of "Change a number and see what it does", continued lines joined."""
    section = README.split("## Change a number and see what it does")[1].split("\n## ")[0]
    lines = [line.strip() for line in section.replace("\\\n", " ").splitlines() if line.startswith("    ")]
    return [re.sub(r"\s+", " ", line) for line in lines]


class ChangeANumber(ProgramTest):
    """The commands, in a smaller country."""

    def test_the_commands_work_in_turn(self):
        where = self.folder
        done = []
        for line in commands():
            if line.startswith("cd "):
                where = where / line[3:]
                continue
            program, arguments = line.split(" ", 1)
            self.assertRegex(program, r"^(\.\./)?build/release/nrmsim$")
            arguments = arguments.replace("--scale 0.2", "--scale 0.02").split()
            self.call(*arguments, cwd=where)
            done.append(arguments[0])
        self.assertEqual(done, ["init", "check", "run", "run"])

    def test_every_file_it_links_to_is_there(self):
        for target in re.findall(r"\]\(([^)#]+)\)", README):
            self.assertTrue((ROOT / target).exists(), target)

    def test_the_picture_is_small_and_says_in_words_what_the_table_says(self):
        said, path = re.search(r"!\[([^]]*)\]\(([^)]*)\)", README).groups()
        picture = (ROOT / path).read_bytes()
        self.assertEqual(picture[:8], b"\x89PNG\r\n\x1a\n")
        self.assertLess(len(picture), 200_000)
        ranges = re.findall(r"from (\S+) fewer to (\S+) more", " ".join(said.split()))
        table = re.findall(r"^people exploited again .*averted .* -(\S+) to (\S+) ", README, re.MULTILINE)
        self.assertEqual([(fewer, more) for more, fewer in table], ranges)
        self.assertEqual(len(ranges), 2)

    def test_the_number_of_reforms(self):
        said = int(re.search(r"`reforms/` \((\d+) of them\)", README).group(1))
        self.assertEqual(said, len(list((ROOT / "scenarios" / "reforms").glob("*.yaml"))))


class Comparison(ProgramTest):
    """The table in the README, to the letter: results are the same on every machine. Takes a minute."""

    def test_the_table_is_what_the_quickstart_prints(self):
        script = (ROOT / "quickstart.sh").read_text(encoding="utf-8").replace("\\\n", " ")
        line = re.search(r"build/release/nrmsim run (.*?)$", script, re.MULTILINE).group(1)
        scenarios = [str(ROOT / word) for word in line.split() if word.endswith(".yaml")]
        done = subprocess.run([PROGRAM, "run", *scenarios, "-o", self.folder / "a.h5", "--quiet"],
                              capture_output=True, text=True, check=True, timeout=1800, env=clean_environment())
        table = re.search(r"```text\n(.*?)```", README, re.DOTALL).group(1)
        self.assertTrue(done.stdout.startswith(table), done.stdout)


if __name__ == "__main__":
    unittest.main()
