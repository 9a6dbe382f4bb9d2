"""The check of includes on small trees of its own, one for each thing that it has to find."""

import pathlib
import tempfile
import unittest

import check_includes

TABLE = """core|sim/core||
engine|sim/engine|nrmsim::core Random::Random|
model|sim/model|nrmsim::engine|
results|sim/results||nrmsim::core HDF5::HDF5
"""


class Check(unittest.TestCase):
    def problems(self, files, table=TABLE):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text, encoding="utf-8")
            return check_includes.check(root, check_includes.read_table(table))

    def test_accepts_what_is_declared_and_what_that_shows(self):
        files = {"sim/model/a.cpp": '#include <vector>\n#include "sim/engine/b.hpp"\n#include "sim/core/c.hpp"\n'}
        self.assertEqual(self.problems(files), [])

    def test_finds_an_arrow_that_points_back(self):
        found = self.problems({"sim/engine/a.hpp": '#include "sim/model/b.hpp"\n'})
        self.assertEqual(len(found), 1)
        self.assertIn("sim/engine/a.hpp: includes sim/model/b.hpp of layer model", found[0])

    def test_what_is_used_privately_is_not_passed_on(self):
        table = TABLE + "cli|sim/cli|nrmsim::results|\n"
        self.assertEqual(len(self.problems({"sim/cli/a.cpp": '#include "sim/core/b.hpp"\n'}, table)), 1)

    def test_finds_files_and_threads_in_the_model(self):
        for header in ("hdf5.h", "H5DSpublic.h", "yaml-cpp/yaml.h", "omp.h", "mpi.h", "fstream"):
            self.assertTrue(self.problems({"sim/model/a.cpp": f"#include <{header}>\n"}), header)

    def test_formats_are_free_elsewhere_but_threads_are_not(self):
        self.assertEqual(self.problems({"sim/results/a.cpp": "#include <hdf5.h>\n"}), [])
        for header in ("omp.h", "mpi.h"):
            self.assertEqual(len(self.problems({"sim/results/a.cpp": f"#include <{header}>\n"})), 1, header)

    def test_finds_a_circle(self):
        table = "a|sim/a|nrmsim::b|\nb|sim/b||nrmsim::a\n"
        self.assertEqual(len(self.problems({}, table)), 2)


if __name__ == "__main__":
    unittest.main()
