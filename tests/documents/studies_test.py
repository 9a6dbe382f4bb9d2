"""The study of repeat referrals runs, and its arithmetic is right where the answer is known."""

import importlib.util
import os
import pathlib
import subprocess
import sys
import unittest

import numpy

SCRIPT = pathlib.Path(os.environ["NRMSIM_ROOT"]) / "docs" / "studies" / "repeat_referrals.py"


def study():
    spec = importlib.util.spec_from_file_location("repeat_referrals", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Arithmetic(unittest.TestCase):
    def test_weighted_quantiles_are_those_of_repeated_values(self):
        values, weights = numpy.array([3.0, 1.0, 2.0]), numpy.array([1.0, 2.0, 7.0])
        self.assertEqual(study().weighted_quantiles(values, weights, [0.1, 0.5, 0.95]), [1.0, 2.0, 3.0])

    def test_a_power_explains_everything_and_chance_nothing(self):
        x = numpy.array([1.0, 2.0, 4.0, 8.0])
        ones = numpy.ones(4)
        self.assertAlmostEqual(study().explained(x, 5 * x**1.5, ones), 1)
        self.assertAlmostEqual(study().explained(x, numpy.array([2.0, 1.0, 1.0, 2.0]), ones), 0)


class Run(unittest.TestCase):
    def test_the_tables_are_printed(self):
        done = subprocess.run([sys.executable, SCRIPT, os.environ["NRMSIM_PROGRAM"], "--draws", "6", "--replications", "1",
                               "--scale", "0.02"], capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        for heading in ("| in 2023 |", "share that follow new exploitation", "| statistic, were it published |"):
            self.assertIn(heading, done.stdout)


if __name__ == "__main__":
    unittest.main()
