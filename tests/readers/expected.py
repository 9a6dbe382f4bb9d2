"""The sample batch, told once more in Python: what tests/sim/results/sample_batch.hpp says in C++."""

import numpy as np

SCENARIOS = ["baseline", "reform"]
DRAWS = 3
REPLICATIONS = 4
GROUPS = ["all", "women", "garçons"]
DURATIONS = [0.0, 30.5, 365.25]


def whole():
    """1000 x scenario + 100 x draw + 10 x replication."""
    scenario, draw, replication = np.indices((len(SCENARIOS), DRAWS, REPLICATIONS))
    return 1000 * scenario + 100 * draw + 10 * replication


def people():
    return whole()[..., None] + np.arange(len(GROUPS)) / 8


def wait():
    return whole()[..., None, None] + np.arange(9).reshape(3, 3) / 8 + 1 / 64


def history_digest():
    return np.uint64(1 << 63) + whole().astype(np.uint64) * np.uint64(2) + np.uint64(1)
