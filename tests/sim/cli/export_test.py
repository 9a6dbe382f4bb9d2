"""The workbook and the tables by draw, as other people's programs read them."""

import csv
import json
import unittest

import numpy
import openpyxl
import xarray

from program import SCENARIOS, ProgramTest

SHEETS = ["Read me", "Headlines", "By group", "By year", "By month", "Costs", "Costs by service", "Costs by payer",
          "Parameters", "Provenance"]


class Export(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_batch("--draws", "4", "--replications", "2")

    def run_batch(self, *options, name="a.h5", reforms=("guaranteed-support",)):
        self.call("run", SCENARIOS / "baseline.yaml", *(SCENARIOS / "reforms" / f"{r}.yaml" for r in reforms),
                  "--scale", "0.02", "-q", "-o", name, *options)

    def rows(self, sheet):
        """Each row as a map from headings."""
        table = list(self.book[sheet].iter_rows(min_row=2, values_only=True))
        return [dict(zip(table[0], row)) for row in table[1:]]

    def assert_rows_are_those_of_compare(self, sheet, *options):
        compared = json.loads(self.call("compare", "a.h5", "--format", "json", *options).stdout)["rows"]
        rows = {(r["scenario"], r["name in files"], r["group"] or "", r["period"] or ""): r for r in self.rows(sheet)}
        self.assertTrue(compared)
        for row in compared:
            found = rows[row["scenario"], row["outcome"], row["group"] or "", row["period"] or ""]
            for heading, field in (("interval of the difference, from", "low"), ("to", "high"),
                                   ("difference, mean", "difference"), ("scenario, mean", "value"),
                                   ("baseline, mean", "baseline_value"),
                                   ("share of draws in which it is better", "probability_better")):
                if row[field] is None:
                    self.assertIsNone(found[heading], (row, heading))
                else:
                    self.assertAlmostEqual(found[heading], row[field], delta=1e-9 * (1 + abs(row[field])))

    def test_the_workbook_holds_what_compare_says(self):
        self.call("export", "a.h5", "-o", "out", "--xlsx")
        self.book = openpyxl.load_workbook(self.folder / "out" / "workbook.xlsx")
        self.assertEqual(self.book.sheetnames, SHEETS)
        self.assert_rows_are_those_of_compare("Headlines")
        self.assert_rows_are_those_of_compare("By group", "--by", "group")
        self.assert_rows_are_those_of_compare("Costs by payer", "--by", "payer", "--outcome", "cost_by_payer")
        self.assert_rows_are_those_of_compare("By month", "--by", "month", "--period", "all", "--outcome", "cg_backlog")
        self.assertIn("workbook.xlsx", (self.folder / "out" / "README.txt").read_text())
        shown = {cell.number_format for row in self.book["By group"].iter_rows(min_row=3) for cell in row
                 if isinstance(cell.value, float) and 1 <= abs(cell.value) < 1000 and cell.value % 1}
        self.assertEqual(shown - {"0%"}, {"0.00"})

    def test_the_same_file_gives_the_same_bytes(self):
        for folder in ("one", "two"):
            self.call("export", "a.h5", "-o", folder, "--xlsx")
        self.assertEqual(*((self.folder / f / "workbook.xlsx").read_bytes() for f in ("one", "two")))

    def test_a_workbook_that_is_there_is_renewed(self):
        self.call("export", "a.h5", "-o", "out", "--xlsx")
        before = (self.folder / "out" / "workbook.xlsx").read_bytes()
        self.run_batch("--seed", "5", "--draws", "2", "--replications", "1", name="b.h5")
        self.call("export", "b.h5", "-o", "out")
        self.assertNotEqual((self.folder / "out" / "workbook.xlsx").read_bytes(), before)

    def test_a_scenario_alone_and_central_values(self):
        self.run_batch("--draws", "1", "--replications", "2", name="b.h5", reforms=())
        self.call("export", "b.h5", "-o", "out", "--xlsx")
        self.book = openpyxl.load_workbook(self.folder / "out" / "workbook.xlsx")
        self.assertEqual(self.rows("Headlines")[0]["difference, mean"], None)
        self.assertGreater(self.rows("Headlines")[0]["scenario, mean"], 0)
        self.assertFalse((self.folder / "out" / "value-of-information").exists())

    def test_costs_effects_and_parameters_by_draw(self):
        self.call("export", "a.h5", "-o", "out")
        self.assertFalse((self.folder / "out" / "workbook.xlsx").exists())
        tables = {}
        for name in ("costs", "effects", "parameters"):
            with open(self.folder / "out" / "value-of-information" / f"{name}.csv", encoding="utf-8") as file:
                head, *lines = csv.reader(file)
            tables[name] = head, numpy.array(lines, dtype=float)
            self.assertEqual(len(lines), 4)
        outcomes = xarray.open_dataset(self.folder / "a.h5", group="outcomes")
        years = {"year": slice("2027", None)}
        people = outcomes.reexploited_people.sel(group="all", **years).sum("year").mean("replication")
        costs = outcomes.cost_total.sel(**years).sum("year").mean("replication")
        for name, expected in (("costs", costs), ("effects", -people)):
            head, values = tables[name]
            self.assertEqual(head, list(outcomes.scenario.values))
            numpy.testing.assert_allclose(values, expected.transpose("draw", "scenario").values, rtol=1e-12)
        head, values = tables["parameters"]
        drawn = xarray.open_dataset(self.folder / "a.h5", group="parameters")
        path = "exploitation.hazard_per_year"
        numpy.testing.assert_allclose(values[:, head.index(path)], drawn[path].values)

    def test_the_folder_describes_itself(self):
        self.call("export", "a.h5", "-o", "out", "--xlsx")
        folder = self.folder / "out"
        crate = json.loads((folder / "ro-crate-metadata.json").read_text())
        self.assertEqual(crate["@context"], "https://w3id.org/ro/crate/1.1/context")
        entities = {entity["@id"]: entity for entity in crate["@graph"]}
        self.assertEqual(len(entities), len(crate["@graph"]))
        self.assertEqual(entities["ro-crate-metadata.json"]["about"], {"@id": "./"})
        there = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"ro-crate-metadata.json"}
        self.assertEqual({part["@id"] for part in entities["./"]["hasPart"]}, there)
        self.assertEqual({i for i, e in entities.items() if e["@type"] == "File"}, there)
        run = entities["#run"]
        self.assertEqual({i["@id"] for i in run["object"]},
                         {"scenarios/baseline.yaml", "scenarios/guaranteed-support.yaml"})
        self.assertEqual(len(run["object"]) + len(run["result"]), len(there))
        self.assertLessEqual(run["startTime"], run["endTime"])
        for entity in crate["@graph"]:  # what is referred to is described, or stands in the web
            for value in entity.values():
                for one in value if isinstance(value, list) else [value]:
                    if isinstance(one, dict):
                        self.assertTrue(one["@id"] in entities or one["@id"].startswith("http"), one)

    def test_nothing_is_left_where_it_may_not_write(self):
        (self.folder / "out").mkdir()
        (self.folder / "out" / "mine.txt").write_text("mine")
        self.call("export", "a.h5", "-o", "out", "--xlsx", status=2)
        self.assertEqual([p.name for p in (self.folder / "out").iterdir()], ["mine.txt"])


if __name__ == "__main__":
    unittest.main()
