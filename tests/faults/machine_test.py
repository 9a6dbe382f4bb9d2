"""What the machine may do to a run: a small disk that fills, too little memory, a folder that vanishes, a clock that jumps."""

import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sim" / "cli"))
from program import PROGRAM, SLICE, TIGHT, ProgramTest, clean_environment  # noqa: E402

BATCH = ["run", SLICE, TIGHT, "--scale", "0.1", "--replications", "100"]


class SmallDisk(ProgramTest):
    """A file system of a few hundred KiB, where this machine lets one be mounted; else the limit of a file's size."""

    SCRIPT = """
mount -t tmpfs -o size=1200k none "$1" || exit 77
shift
cd "$PLACE"
"$@"
status=$?
ls -s
exit $status
"""

    def on_small_disk(self, *arguments):
        environment = clean_environment(PLACE=str(self.folder / "disk"))
        return subprocess.run(["unshare", "--mount", "--map-root-user", "sh", "-c", self.SCRIPT, "sh",
                               str(self.folder / "disk"), PROGRAM, *map(str, arguments)], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=600, check=False)

    def with_limit(self, *arguments):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, resource.RLIM_INFINITY))

        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder / "disk", env=clean_environment(),
                              capture_output=True, text=True, timeout=600, check=False, preexec_fn=limit)

    def test_it_fills(self):
        (self.folder / "disk").mkdir()
        done = self.on_small_disk(*BATCH, "-o", "a.h5")
        if done.returncode == 77 or "unshare" in done.stderr:
            done = self.with_limit(*BATCH, "-o", "a.h5")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(done.stderr, r"a\.h5.*(No space left on device|File too large)")
        self.assertIn("--resume", done.stderr)
        self.assertNotRegex(done.stdout, r"(?m) a\.h5$")
        if done.stdout:  # what is on the small disk
            self.assertRegex(done.stdout, r"(?m) a\.h5\.part$")


class LittleMemory(ProgramTest):
    def test_it_is_said_and_nothing_half_is_left(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (220_000_000, resource.RLIM_INFINITY))

        done = self.call("run", SLICE, "--scale", "30", "--replications", "1", "--threads", "1", "-o", "a.h5", status=1,
                         preexec_fn=limit)
        self.assertIn("out of memory", done.stderr)
        self.assertFalse((self.folder / "a.h5").exists())


class VanishedFolder(ProgramTest):
    def test_it_is_said(self):
        place = self.folder / "place"
        process = self.begin(*BATCH, "-o", str(place / "a.h5"))
        self.wait_for_journal(process, place / "a.h5", 100_000)
        shutil.rmtree(place)
        out, err = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 1, err)
        self.assertEqual(out, "")
        self.assertIn("a.h5", err)
        self.assertNotIn("unexpected", err)


class JumpingClock(ProgramTest):
    """Every look at the wall clock gives an earlier time than the one before."""

    SOURCE = """
#include <time.h>
#include <sys/syscall.h>
#include <unistd.h>
int clock_gettime(clockid_t id, struct timespec* now) {
  static long looks = 0;
  const int done = (int)syscall(SYS_clock_gettime, id, now);
  if (id == CLOCK_REALTIME) now->tv_sec -= 3600 * __atomic_add_fetch(&looks, 1, __ATOMIC_RELAXED);
  return done;
}
"""

    def test_results_do_not_notice(self):
        (self.folder / "clock.c").write_text(self.SOURCE)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", "clock.so", "clock.c"], cwd=self.folder, check=True)
        backwards = clean_environment(LD_PRELOAD=str(self.folder / "clock.so"))
        self.call(*BATCH, "-o", "usual.h5")
        process = subprocess.Popen([PROGRAM, *BATCH, "-o", "a.h5"], cwd=self.folder, env=backwards,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.wait_for_journal(process, "a.h5", 100_000)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=300)
        self.assertEqual(process.returncode, 130, err)
        status = self.call("status", "a.h5", env=backwards).stdout
        self.assertRegex(status, r"done +[1-9]")
        self.assertNotRegex(status, r"-\d|nan|inf")
        self.call(*BATCH, "-o", "a.h5", "--resume", env=backwards)
        self.assert_same_results("a.h5", "usual.h5")


if __name__ == "__main__":
    unittest.main()
