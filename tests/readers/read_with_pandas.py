"""Opens the tidy tables of the sample file with pandas."""

import sys
import warnings

import numpy as np
import pandas

path = sys.argv[1]
# PyTables does not know the references that tie a table to its row scale, and says so.
warnings.filterwarnings("ignore", message="Unsupported type for attribute 'DIMENSION_LIST'")
warnings.filterwarnings("error", category=UnicodeWarning)

table = pandas.read_hdf(path, "tables/comparison")
assert list(table.columns) == ["scenario", "difference", "rank"]
assert list(table["scenario"])[:2] == ["baseline", "réform"]
assert table["difference"].dtype == np.float64 and table["difference"][1] == -1.5
assert np.isnan(table["difference"][2])
assert table["rank"].dtype == np.int64 and table["rank"][2] == -9007199254740993

history = pandas.read_hdf(path, "events/history")
assert list(history.columns) == ["scenario", "draw", "replication", "time", "person", "event"]
assert len(history) == 12
assert list(history["scenario"]) == ["baseline"] * 6 + ["reform"] * 6
assert list(history["draw"]) == [0, 0, 1, 1, 2, 2] * 2
assert list(history["time"]) == [0.5, 10.25, 1.5, 10.25, 2.5, 10.25] * 2
assert history["event"][1] == "went missing – naïve"

dictionary = pandas.read_hdf(path, "events/dictionary")
assert list(dictionary["column"]) == list(history.columns)
assert dictionary["unit"][3] == "d"
