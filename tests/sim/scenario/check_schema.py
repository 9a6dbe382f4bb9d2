"""Does the schema accept good scenario files and reject bad ones, in the eyes of another validator?

Usage: check_schema.py PROGRAM, which prints the schema of the declarations in made_up_country.hpp.
"""

import copy
import json
import subprocess
import sys
import unittest

import jsonschema

GOOD = {
    "name": "a-b",
    "title": "t",
    "sources": ["s"],
    "extends": ["x.yaml"],
    "simulation": {"start": "2020-01-01"},
    "batch": {"replications": 3, "scale": 0.5},
    "tables": {"boats.seen": "seen.csv"},
    "parameters": {
        "boats": {
            "speed": 2,
            "licensed": 1,
            "crew": {
                "value": {"north": 1, "mid": 2},
                "series": {"2021-01-01": {"north": 3}},
                "unit": "people",
                "prior": {"family": "lognormal", "median": 1, "sigma_log": 0.5, "dimension": 3},
                "source": "s",
                "evidence": "foi",
            },
        },
        "houses": {"chance": {"adult": {"north": 0.5}, "child": 0.1}, "rent": {"value": 3, "price_year": 2024}},
    },
    "policies": {
        "p": {"changes": [{"from": "2025-01-01", "parameter": "houses.chance.child", "value": {"mid": 1}}]},
        "q": {"title": "nothing", "changes": []},
    },
}

DISCRETE = {"family": "discrete", "values": [1, 2], "weights": [1, 1], "dimension": 4}

ACCEPTED = [
    ("extends", "x.yaml"),
    ("parameters/boats/crew/prior", "none"),
    ("parameters/boats/crew/prior", DISCRETE),
    ("parameters/boats/crew/prior/applies_to", "factor"),
    ("parameters/boats/speed", {"note": "only a note"}),
    ("policies/p/changes/0/until", "2026-01-01"),
]

REJECTED = [
    ("titel", "x"),
    ("name", "A b"),
    ("name", ""),
    ("sources", "s"),
    ("simulation/start", "1 May"),
    ("simulation/begin", "2020-01-01"),
    ("batch/replications", 0),
    ("batch/replications", 1.5),
    ("batch/scale", 0),
    ("batch/scale", 1001),
    ("tables/boats.heard", "x.csv"),
    ("parameters/planes", {}),
    ("parameters/boats/sped", 1),
    ("parameters/boats/speed", 101),
    ("parameters/boats/speed", "2"),
    ("parameters/boats/speed", {}),
    ("parameters/boats/licensed", 0.5),
    ("parameters/boats/crew/unit", "boats"),
    ("parameters/boats/crew/evidence", "rumour"),
    ("parameters/boats/crew/value/west", 1),
    ("parameters/boats/crew/series/May", 1),
    ("parameters/boats/crew/prior/family", "normal"),
    ("parameters/boats/crew/prior/mode", 1),
    ("parameters/houses/chance/adult/north", 1.5),
    ("parameters/houses/chance/adult/north", {"deep": 1}),
    ("policies/p/changes/0/multiply", 2),
    ("policies/p/changes/0/parameter", "houses.chanse"),
    ("policies/p/changes/0/from", "soon"),
    ("policies/p/change", []),
    ("policies/p", {"title": "no changes"}),
]


def changed(path, value):
    scenario = copy.deepcopy(GOOD)
    place = scenario
    *folders, last = path.split("/")
    for key in folders:
        place = place[int(key) if isinstance(place, list) else key]
    place[last] = value
    return scenario


class SchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        printed = subprocess.run([cls.program], check=True, capture_output=True, text=True).stdout
        cls.schema = json.loads(printed)
        cls.validator = jsonschema.Draft7Validator(cls.schema)

    def test_is_a_schema(self):
        jsonschema.Draft7Validator.check_schema(self.schema)
        self.assertEqual(self.schema["$schema"], "http://json-schema.org/draft-07/schema#")

    def test_accepts_good_files(self):
        self.validator.validate(GOOD)
        for path, value in ACCEPTED:
            with self.subTest(path=path, value=value):
                self.validator.validate(changed(path, value))

    def test_rejects_bad_files(self):
        for path, value in REJECTED:
            with self.subTest(path=path, value=value):
                self.assertFalse(self.validator.is_valid(changed(path, value)))

    def test_says_what_numbers_mean(self):
        speed = self.schema["properties"]["parameters"]["properties"]["boats"]["properties"]["speed"]
        self.assertEqual(speed["description"], "how often boats sail [1/year]")
        self.assertEqual(self.schema["definitions"]["boats.speed"]["maximum"], 100)


if __name__ == "__main__":
    SchemaTest.program = sys.argv.pop(1)
    unittest.main()
