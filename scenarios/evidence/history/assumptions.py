"""What history is derived by beside the published counts: values of other evidence files, dates of rules, assumptions."""

import datetime

CLASSES = ("adult", "child", "unknown")
# Values that stand in other files of this folder; a test compares them.
EFFORT_DAYS = {"rg": 2.5, "cg": 10.0}
PANEL_DAYS = {"rg": 30.0, "cg": 30.0}
RECONSIDERED = {"rg": 0.087, "cg": 0.057}  # if there were no deadline
RECONSIDERED_IN_TIME = 0.878               # since February 2024: 15 days on average, 30 at most, one late in ten accepted
DEADLINE_FROM = (2024, 1)
DEVOLVED = ((datetime.date(2014, 1, 1), 0.0), (datetime.date(2021, 6, 1), 0.1), (datetime.date(2023, 4, 1), 0.2))
SAME_MEETING = 0.7
REOPENED = {"suspension": 0.6, "closure": 0.4}
REOPENING_DAYS = 365.0
CHILD_SHARE_OF_UNKNOWN = 0.08
ADULT_AT_REFERRAL = 0.33
FIRST_OF_REFERRALS = 0.89          # reports are made at a first identification, referrals repeat
CHANGED_BY_RECONSIDERATION = 0.75  # share of reconsidered decisions that become positive
MERGED_SHARE = 0.005               # referrals merged into an open case: duplicates are 5%, one in ten merged
RG_EXIT_PER_YEAR = 0.15            # leaves about 1% of referrals without a decision, as published to 2022
ELSEWHERE_PER_YEAR = 0.038         # exits from the second queue that the model makes by itself: leaving, death, missing
# How the exits divide, an assumption. Children in general may not withdraw; adults are about three in four.
EXIT_MIX = {"withdrawal": 0.25, "suspension": 0.35, "closure": 0.40}
ADULTS_AMONG_WAITING = 0.75
EXITS_AFTER_PER_YEAR = 0.05       # from 2025 on, an assumption: about as many as come back
MERGED_PER_YEAR = 0.05             # of duplicates that wait as a case of their own
REOPENED_OF_EXITS = sum(EXIT_MIX[kind] * REOPENED[kind] for kind in REOPENED)
RECOVERY_DAYS = ((datetime.date(2014, 1, 1), 45), (datetime.date(2023, 1, 30), 30))
SHORTER_RECOVERY_FROM = RECOVERY_DAYS[1][0].toordinal()
# Mean wait for reasonable grounds [d]: 13 early in 2020, 15 in the third quarter of 2022; held before and between.
RG_WAIT_DAYS = ((2014, 13.0), (2021, 15.0))
IECA_FROM = datetime.date(2021, 11, 8)
# The same for the second authority: 15 days early in 2024, its shortest since 2022; between, an assumption.
IECA_RG_WAIT_DAYS = ((2021, 15.0), (2023, 30.0), (2024, 15.0))
IECA_CG_PACE = 1.5
OTHERS_TO_IECA = 0.1  # chance for a foreign adult whom no government body referred, over that for the others
IECA_RG_POSITIVE = ((2024, 2), 0.20)
IECA_CG_POSITIVE = {(2024, 1): 0.207, (2024, 2): 0.20, (2024, 3): 0.11, (2024, 4): 0.34}
# Exploited as children, of the conclusive-grounds decisions: 2023 published; later as in the model, in which nine in
# ten of both classes passed the first decision to 2022 and then twice as large a share of children.
CHILDREN_AMONG_CG = {2024: 0.50, 2025: 0.56}
CHILDREN_AMONG_CG_BEFORE = 0.40
PUBLISHED_TABLES_OVERWRITE_UNTIL = (2023, 3)
# Cases with a positive first decision that wait for the second, at the end of a quarter.
BACKLOG = (((2022, 4), 29275), ((2023, 4), 27769), ((2024, 2), 23586), ((2024, 4), 17168))
