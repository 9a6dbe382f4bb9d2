"""What the tests of studies share: a baseline, a reform with three policies, and priors."""

import csv
import io
import shutil

from program import SCENARIOS, ProgramTest

BASE = """name: base
extends: v/nrm-slice.yaml
simulation: {projection_from: 2022-01-01}
"""
POLICIES = """policies:
  quick:
    changes:
      - {from: 2022-06-01, parameter: nrm.recovery_days, value: 10}
  places:
    changes:
      - {from: 2022-06-01, parameter: support.offer_probability.safe_house.adult, value: 0.5}
  idle:
    changes:
      - {from: 2022-06-01, parameter: nrm.closure_on_reexploitation, value: 1}
"""
PRIORS = """parameters:
  exploitation:
    hazard_per_year: {prior: {family: uniform, low: 0.1, high: 3, applies_to: factor, dimension: 190}}
  missing:
    hazard_per_year: {prior: {family: lognormal, median: 1, sigma_log: 0.3, applies_to: factor, dimension: 120}}
"""


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class StudyTest(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(SCENARIOS / "verification", self.folder / "v")
        self.write("base.yaml", BASE)
        self.write("reform.yaml", "name: reform\nextends: base.yaml\n" + POLICIES)

    def write(self, name, text):
        (self.folder / name).write_text(text)
