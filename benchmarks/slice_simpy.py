#!/usr/bin/python3
"""The slice model of README.md in SimPy 3, written as its manual would have it: one process a person."""

import argparse
import math
import random
import time

import simpy

HORIZON = 1826.0
YEAR = 365.25
SETTINGS = {"easy": (75, 240, 2500), "tight": (50, 170, 1100)}
MOST = 7


class Slice:
    def __init__(self, setting, seed):
        rg, cg, places = SETTINGS[setting]
        self.env = simpy.Environment()
        self.random = random.Random(seed)
        self.rg = simpy.Resource(self.env, rg)
        self.cg = simpy.Resource(self.env, cg)
        self.places = simpy.Resource(self.env, places)
        self.events = self.referrals = self.missing_spells = self.exploitation_spells = 0
        self.rg_waits = []
        self.cg_waits = []
        self.referrals_of = []

    def run(self):
        self.env.process(self.arrivals())
        self.env.run(until=HORIZON)
        return self

    def exponential(self, mean):
        return self.random.expovariate(1.0 / mean)

    def arrivals(self):
        while True:
            yield self.env.timeout(self.exponential(YEAR / 17004))
            self.events += 1
            self.referrals_of.append(0)
            self.env.process(self.person(len(self.referrals_of) - 1))

    def person(self, number):
        child = self.random.random() < 0.44
        while True:
            self.referrals += 1
            self.referrals_of[number] += 1
            joined = self.env.now
            with self.rg.request() as request:
                yield request
                yield self.env.timeout(self.exponential(1.0))
            self.events += 1
            self.rg_waits.append(self.env.now - joined)
            closed = False
            if self.random.random() < (0.85 if child else 0.60):
                closed = yield from self.support(child)
            if not closed:
                yield self.env.timeout(self.exponential(YEAR / (0.10 if child else 0.05)))
                self.events += 1
            self.exploitation_spells += 1
            yield self.env.timeout(self.exponential(240.0))
            self.events += 1
            if self.random.random() >= 0.5:
                return

    def support(self, child):
        """From the positive decision to the end of support; true if the case was closed by re-exploitation."""
        env = self.env
        case = env.process(self.case())
        place = None if child else self.places.request()
        closed = False
        try:
            while case.is_alive:
                if child:
                    rate = 2.5
                else:
                    rate = 0.3 if place.triggered else 0.6
                awaited = [case, env.timeout(self.exponential(YEAR / rate))]
                if place is not None and not place.triggered:
                    awaited.append(place)
                happened = yield env.any_of(awaited)
                if case in happened:
                    break
                if awaited[1] not in happened:
                    continue  # a place was got: the hazard is another from now on
                self.events += 1
                self.missing_spells += 1
                back = env.timeout(self.exponential(10.0))
                happened = yield case | back
                if case in happened:
                    break
                self.events += 1
                if self.random.random() >= 0.9:
                    closed = True
                    case.interrupt()
                    break
        finally:
            if place is not None:
                if place.triggered:
                    self.places.release(place)
                else:
                    place.cancel()
        return closed

    def case(self):
        try:
            yield self.env.timeout(30.0)
            self.events += 1
            joined = self.env.now
            with self.cg.request() as request:
                yield request
                yield self.env.timeout(self.exponential(5.0))
            self.events += 1
            self.cg_waits.append(self.env.now - joined)
            yield self.env.timeout(45.0)
            self.events += 1
        except simpy.Interrupt:
            pass


def outputs(run):
    classes = [0] * MOST
    for count in run.referrals_of:
        classes[min(count, MOST) - 1] += 1
    result = {"referrals": run.referrals}
    for i, people in enumerate(classes):
        result[f"people_with_{i + 1}_referrals"] = people
    result["missing_spells"] = run.missing_spells
    result["exploitation_spells"] = run.exploitation_spells
    result["mean_rg_wait_days"] = sum(run.rg_waits) / len(run.rg_waits)
    result["mean_cg_wait_days"] = sum(run.cg_waits) / len(run.cg_waits)
    result["events"] = run.events
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--setting", choices=SETTINGS, default="easy")
    parser.add_argument("--replications", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    before = time.perf_counter()
    runs = [outputs(Slice(options.setting, options.seed * 1000003 + i).run()) for i in range(options.replications)]
    seconds = time.perf_counter() - before
    n = len(runs)
    for name in runs[0]:
        values = [run[name] for run in runs]
        mean = sum(values) / n
        variance = sum((x - mean) ** 2 for x in values) / (n - 1) if n > 1 else 0.0
        print(f"{name} {mean:.6g} {math.sqrt(variance / n):.3g}")
    print(f"seconds {seconds:.3f}")
    print(f"ns_per_event {seconds / sum(run['events'] for run in runs) * 1e9:.1f}")


if __name__ == "__main__":
    main()
