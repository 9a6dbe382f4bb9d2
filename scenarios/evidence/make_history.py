#!/usr/bin/env python3
"""Derives history.yaml from the published counts in data/.

    python3 scenarios/evidence/make_history.py          # rewrites history.yaml beside this file
    python3 scenarios/evidence/make_history.py --check  # exit 1 if history.yaml is not what the counts give
    python3 scenarios/evidence/make_history.py --show   # the quarters as a table, on standard output

Published numbers of decisions are turned into staff by letting deterministic queues run from an empty system in
2014, day by day, with the effort for each decision that nrm.yaml states. There are three pairs of queues: those of
the Single Competent Authority, of the Immigration Enforcement Competent Authority from November 2021, and of the
local panels of the devolved child pilot from June 2021.

  reasonable grounds, to 2022   staff such that the queue stands at the published mean wait at each quarter's end
  reasonable grounds, from 2023 staff such that the published number of decisions is made by all together; of the
                                second authority such that its queue stands at its published wait
  conclusive grounds            staff such that the published number of decisions is made by all together; the second
                                authority decides a waiting case IECA_CG_PACE times as soon as the first
  local panels                  room for all cases that come to them

Reconsidered decisions are work on top, because published tables overwrite a decision that was reconsidered instead
of counting another one; for the same reason first-instance shares are a little below the published ones to the third
quarter of 2023. Exits other than decisions are what the published backlogs at four dates leave unexplained; some of
those cases come back.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True  # nothing is left beside the evidence

from history.counts import quarters_by_age, quarters_of_all_ages  # noqa: E402
from history.yaml_text import history_text  # noqa: E402

HERE = Path(__file__).resolve().parent


def main(arguments):
    by_age = quarters_by_age()
    text, rows, exits = history_text(by_age + quarters_of_all_ages(by_age))
    if arguments == ["--show"]:
        print("quarter   staff (single, immigration enforcement, devolved)   made: rg, cg   rg queues   wait [d]   "
              "awaiting cg   exits a year")
        for r in rows:
            q = r["quarter"]
            staff = "  ".join(f"{n['rg']:4d} {n['cg']:4d}" for n in r["staff"].values())
            made = "  ".join(f"{m['rg']:6.0f} {m['cg']:6.0f}" for m in r["made"].values())
            queue = " ".join(f"{x:6.0f}" for x in r["rg_stock"].values())
            wait = " ".join(f"{r['rg_stock'][n] / max(1e-9, a):5.1f}" for n, a in r["arrivals"].items())
            awaiting = " ".join(f"{x:6.0f}" for x in r["awaiting"].values())
            print(f"{q.year} Q{q.number}  {staff}  {made}  {queue}  {wait}  {awaiting} "
                  f"{sum(r['awaiting'].values()):6.0f}  {exits[q.key]:6.3f}")
        return 0
    target = HERE / "history.yaml"
    if arguments == ["--check"]:
        if target.read_text(encoding="utf-8") == text:
            return 0
        print(f"{target}: is not what make_history.py gives; run it again", file=sys.stderr)
        return 1
    if arguments:
        print(__doc__, file=sys.stderr)
        return 2
    target.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
