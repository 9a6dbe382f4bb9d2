"""The studies run, and their arithmetic is right where the answer is known."""

import importlib.util
import os
import pathlib
import subprocess
import sys
import unittest

import numpy

STUDIES = pathlib.Path(os.environ["NRMSIM_ROOT"]) / "docs" / "studies"


def study(name="repeat_referrals"):
    spec = importlib.util.spec_from_file_location(name, STUDIES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def printed(name, *options):
    done = subprocess.run([sys.executable, STUDIES / f"{name}.py", os.environ["NRMSIM_PROGRAM"], *options],
                          capture_output=True, text=True, check=True)
    return done.stdout, done.stderr


class Arithmetic(unittest.TestCase):
    def test_weighted_quantiles_are_those_of_repeated_values(self):
        values, weights = numpy.array([3.0, 1.0, 2.0]), numpy.array([1.0, 2.0, 7.0])
        self.assertEqual(study().weighted_quantiles(values, weights, [0.1, 0.5, 0.95]), [1.0, 2.0, 3.0])

    def test_a_power_explains_everything_and_chance_nothing(self):
        x = numpy.array([1.0, 2.0, 4.0, 8.0])
        ones = numpy.ones(4)
        self.assertAlmostEqual(study().explained(x, 5 * x**1.5, ones), 1)
        self.assertAlmostEqual(study().explained(x, numpy.array([2.0, 1.0, 1.0, 2.0]), ones), 0)


class FewDraws(unittest.TestCase):
    """The standard deviation of a trial's share is 4.1 points where both ends miss 2.5 %, so five standard errors of the mean of
    4,000 trials are 0.33 points."""

    def shares(self, shape, values_of, of_differences=False):
        module, luck = study("intervals_of_few_draws"), numpy.random.default_rng(5)
        shapes = module.SHAPES_OF_DIFFERENCES if of_differences else module.SHAPES
        trials = [module.missed(values_of(luck.standard_normal(40)), 20, 1, luck, shapes)[shape][:2, 0]
                  for _ in range(4000)]
        return 100 * numpy.mean(trials, axis=0)

    def test_each_shape_misses_as_often_as_said_what_has_it(self):
        for shape, values_of in (("as they are", lambda x: 10 + x), ("cube roots", lambda x: (10 + x) ** 3),
                                 ("logarithms", numpy.exp)):
            for share in self.shares(shape, values_of):
                self.assertAlmostEqual(share, 2.5, delta=0.33, msg=shape)

    def test_so_it_is_with_differences_of_either_sign(self):
        for shape, values_of in (("as they are", lambda x: x), ("cube roots", lambda x: x**3)):
            for share in self.shares(shape, values_of, of_differences=True):
                self.assertAlmostEqual(share, 2.5, delta=0.33, msg=shape)


class Run(unittest.TestCase):
    def test_the_tables_are_printed(self):
        tables, complaints = printed("repeat_referrals", "--draws", "6", "--replications", "1", "--scale", "0.02")
        self.assertEqual(complaints, "")
        for heading in ("| in 2023 |", "share that follow new exploitation", "| statistic, were it published |"):
            self.assertIn(heading, tables)

    def test_intervals_of_few_draws(self):
        table, complaints = printed("intervals_of_few_draws", "--draws", "12", "--few", "8", "--trials", "3", "--scale",
                                    "0.05")
        self.assertEqual(complaints, "")
        for outcome in ("reexploited_people", "cost_total", "service_wait_mean, counselling", "people_held"):
            self.assertIn(f"| `{outcome}` |", table)

    def test_intervals_of_few_draws_of_a_reform(self):
        reform = STUDIES.parents[1] / "scenarios" / "reforms" / "guaranteed-support.yaml"
        table, complaints = printed("intervals_of_few_draws", "--draws", "12", "--few", "8", "--trials", "3", "--scale",
                                    "0.02", reform)
        self.assertEqual(complaints, "")
        for outcome in ("reexploited_people", "cost_total"):
            self.assertIn(f"| `guaranteed-support: {outcome}` |", table)
        self.assertNotIn("logarithms", table)


if __name__ == "__main__":
    unittest.main()
