"""Parts of a batch, put together; and batches that grow."""

import re
import shutil
import unittest

from program import SCENARIOS, SMALL, ProgramTest

BATCH = ["run", "v/nrm-slice.yaml", "switched.yaml", *SMALL, "--draws", "2", "--replications", "5", "--quiet"]
SWITCHED = """name: switched
extends: v/nrm-slice.yaml
parameters:
  exploitation:
    hazard_per_year: {prior: {family: uniform, low: 0.5, high: 2, applies_to: factor, dimension: 190}}
"""


class BatchTest(ProgramTest):
    def setUp(self):
        super().setUp()
        shutil.copytree(SCENARIOS / "verification", self.folder / "v")
        (self.folder / "switched.yaml").write_text(SWITCHED)

    def batch(self, output, *arguments, **options):
        words = [*BATCH, "-o", output, *arguments]
        return self.call(*words, **options)


class Shards(BatchTest):
    def test_the_whole_has_the_name_of_results(self):
        self.batch("1.h5")
        refused = self.call("merge", "1.h5", "-o", "whole.csv", status=2)
        self.assertIn("whole.csv: results are written as HDF5; expected a name that ends in .h5", refused.stderr)

    def test_parts_make_the_whole(self):
        whole = self.batch("whole.h5").stdout
        for k in (1, 2, 3):
            self.batch(f"{k}.h5", "--shard", f"{k}/3")
        for threads in ("1", "3"):
            merged = self.call("merge", "3.h5", "1.h5", "2.h5", "2.h5", "-o", "merged.h5", "--quiet", "--overwrite",
                               "--threads", threads).stdout
            self.assertEqual(merged, whole)
            self.assert_same_results("merged.h5", "whole.h5")
        self.call("reproduce", "merged.h5", "--sample", "2")

    def test_what_is_missing_is_named(self):
        for k in (1, 3):
            self.batch(f"{k}.h5", "--shard", f"{k}/3")
        done = self.call("merge", "1.h5", "3.h5", "-o", "merged.h5", status=2)
        self.assertIn("6 of 20 replications are in none of the files: nrm-slice, draw 0, replication 2; ", done.stderr)
        self.assertFalse((self.folder / "merged.h5").exists())

    def test_a_part_says_nothing_of_the_whole(self):
        for k in (1, 2):
            self.batch(f"{k}.h5", "--shard", f"{k}/2")
        for command in (["compare"], ["report"], ["export", "--xlsx"]):
            done = self.call(command[0], "1.h5", *command[1:], status=2)
            self.assertIn("1.h5: it is a part of a batch, 10 of 20 replications", done.stderr)
            self.assertEqual(done.stdout, "")
        self.call("export", "1.h5")  # the rows that are there
        before = (self.folder / "1.h5").read_bytes()
        done = self.call("merge", "1.h5", "2.h5", "-o", "1.h5", "--overwrite", status=2)
        self.assertIn("1.h5 is one of the shards", done.stderr)
        self.assertEqual((self.folder / "1.h5").read_bytes(), before)

    def test_status_says_what_a_part_is_of_the_whole(self):
        self.batch("1.h5", "--shard", "1/3")
        said = self.call("status", "1.h5").stdout
        done = re.search(r"done +(\d+) of 20", said).group(1)
        self.assertIn(f"shard    1/3, which is {done} of them", said)
        self.batch("whole.h5")
        self.assertNotIn("shard", self.call("status", "whole.h5").stdout)

    def test_what_does_not_belong_is_refused(self):
        self.batch("1.h5", "--shard", "1/2")
        self.batch("2.h5", "--shard", "2/2", "--seed", "99")
        done = self.call("merge", "1.h5", "2.h5", "-o", "merged.h5", status=2)
        self.assertIn("2.h5: it does not belong with 1.h5: the seeds differ", done.stderr)

    def test_merging_again_has_nothing_to_do(self):
        for k in (1, 2):
            self.batch(f"{k}.h5", "--shard", f"{k}/2")
        first = self.call("merge", "1.h5", "2.h5", "-o", "merged.h5")
        before = (self.folder / "merged.h5").read_bytes()
        again = self.call("merge", "2.h5", "1.h5", "-o", "merged.h5")
        self.assertEqual(again.stdout, first.stdout)
        self.assertIn("merged.h5 is complete already", again.stderr)
        self.assertEqual((self.folder / "merged.h5").read_bytes(), before)

    def test_merging_touches_nothing_else_of_that_name(self):
        for k in (1, 2):
            self.batch(f"{k}.h5", "--shard", f"{k}/2")
        self.batch("other.h5", "--seed", "99")
        self.batch("short.h5", "--shard", "1/2")
        whole = self.call("merge", "1.h5", "2.h5", "-o", "cut.h5") and (self.folder / "cut.h5").read_bytes()
        (self.folder / "cut.h5").write_bytes(whole[:-100])
        (self.folder / "mine.h5").write_text("mine")
        for name in ("other.h5", "short.h5", "cut.h5", "mine.h5"):
            before = (self.folder / name).read_bytes()
            done = self.call("merge", "1.h5", "2.h5", "-o", name, status=2)
            self.assertIn(f"{name}: the file, or an unfinished batch of that name, is there", done.stderr)
            self.assertEqual((self.folder / name).read_bytes(), before)
        self.call("merge", "1.h5", "2.h5", "-o", "mine.h5", "--overwrite", status=2)

    def test_a_finished_shard_has_nothing_to_do(self):
        first = self.batch("1.h5", "--shard", "1/2")
        again = self.call(*[w for w in BATCH if w != "--quiet"], "-o", "1.h5", "--shard", "1/2", "--resume")
        self.assertEqual(again.stdout, first.stdout)
        self.assertIn("shard 1/2 is in 1.h5", again.stdout)
        self.assertIn("1.h5 is complete already", again.stderr)
        for words in (["--shard", "2/2"], ["--shard", "1/3"], []):
            done = self.batch("1.h5", *words, "--resume", status=2)
            self.assertIn("1.h5: it is a part of a batch: ", done.stderr)
            self.assertEqual(done.stdout, "")

    def test_an_interrupted_shard_goes_on(self):
        self.batch("whole.h5", "--shard", "2/2")
        self.batch("part.h5", "--shard", "2/2", "--resume")  # nothing to go on with: it starts
        self.assert_same_results("part.h5", "whole.h5")

    def test_a_wrong_shard_is_refused_before_anything_runs(self):
        for shard in ("0/3", "4/3", "x", "slurm"):
            self.assertIn("--shard", self.batch("x.h5", "--shard", shard, status=2).stderr)
        self.batch("x.h5", "--shard", "1/2", "--until-precise", "missing_episodes=5", status=2)
        self.assertFalse((self.folder / "x.h5").exists())


class Extend(BatchTest):
    def batch_of(self, output, draws, replications, *arguments, **options):
        words = ["run", "v/nrm-slice.yaml", "switched.yaml", *SMALL, "--quiet", "-o", output, "--draws", draws,
                 "--replications", replications, *arguments]
        return self.call(*words, **options)

    def test_a_grown_batch_is_that_of_one_run(self):
        whole = self.batch_of("whole.h5", 4, 5).stdout
        self.batch_of("grown.h5", 2, 3)
        self.batch_of("grown.h5", 2, 5, "--extend")
        grown = self.batch_of("grown.h5", 4, 5, "--extend").stdout
        self.assertEqual(grown, whole)
        self.assert_same_results("grown.h5", "whole.h5")
        self.assertFalse((self.folder / "grown.h5.part").exists())

    def test_nothing_shrinks_and_nothing_else_is_added_to(self):
        self.batch_of("a.h5", 2, 3)
        before = (self.folder / "a.h5").read_bytes()
        self.assertIn("2 draws x 3 replications already", self.batch_of("a.h5", 2, 2, "--extend", status=2).stderr)
        self.assertIn("another batch", self.batch_of("a.h5", 2, 4, "--extend", "--seed", "9", status=2).stderr)
        self.assertIn("no such file", self.batch_of("b.h5", 2, 4, "--extend", status=2).stderr)
        self.assertEqual((self.folder / "a.h5").read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
