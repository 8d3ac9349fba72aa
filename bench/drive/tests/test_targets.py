"""Targets: their arithmetic, and that what they look at is measured."""

import unittest

from drive import suites, targets
from drive.context import Context

# What these would measure is known without running anything.
KNOWN = ("dispatch", "handover", "rooms", "streams", "callback", "video", "streams-max")
TIMES = {"ns", "µs", "ms", "s"}


def cells(suite, quick):
    context = Context(quick)
    context.python = context.node = "there"
    return suites.SUITES[suite].cells(context)


class Measured(targets.Figures):
    """The run of all suites that are known, as far as it has cells; each figure is 1."""

    def __init__(self, quick):
        super().__init__({})
        self._clients = {(suite, cell.client) for suite in KNOWN for cell in cells(suite, quick)}
        self._cells = {(suite, cell.client, cell.case) for suite in KNOWN for cell in cells(suite, quick)}

    def of(self, suite, client, case, figure):
        return self._found(suite, (suite, client, case) in self._cells)

    def all(self, suite, client, figure, where=lambda case: True):
        return [self._found(suite, (suite, client) in self._clients)]

    @staticmethod
    def _found(suite, found):
        if suite in KNOWN and not found:
            raise LookupError
        return 1.0


def unmeasured(quick):
    """The targets that a run cannot judge."""
    for text, _, _, _, compute in targets.TARGETS:
        try:
            compute(Measured(quick))
        except LookupError:
            yield text


def row(client, case, **figures):
    return {"client": client, "case": case, "figures": {name: {"median": value} for name, value in figures.items()}}


def verdict(start, results):
    return next(v for v in targets.judge(results) if v.text.startswith(start))


class TargetsTest(unittest.TestCase):

    def test_should_be_no_absolute_time_when_machines_differ(self):
        for text, _, limit, unit, _ in targets.TARGETS:
            self.assertNotIn(unit.strip(), TIMES, f"{text}: {limit}{unit}")

    def test_should_be_one_of_a_suite_when_it_is_listed(self):
        for judged in targets.judge({}):
            self.assertIn(judged.suite, suites.SUITES)

    def test_should_be_judged_when_all_is_measured(self):
        self.assertEqual([], list(unmeasured(quick=False)))

    def test_should_be_judged_when_a_quick_run_measures_the_streams(self):
        left = [text for text in unmeasured(quick=True) if text.startswith("streams:")]
        self.assertEqual([], left)


class VerdictTest(unittest.TestCase):

    def test_should_be_the_ratio_of_the_medians_when_both_are_measured(self):
        rows = [row("ours, frames reused", 128, cpu_us=26.0), row("floor", 128, cpu_us=20.0), row("floor", 64, cpu_us=1.0)]
        passed = verdict("streams: CPU for each frame, handed over with reuse", {"streams": {"rows": rows}})
        self.assertEqual(("1.3 ×", "≤ 1.3 ×", "PASS"), (passed.value, passed.limit, passed.word))

    def test_should_miss_when_the_value_is_beyond_the_limit_on_its_own_side(self):
        rows = [row("ours", "most", streams=790), row("floor", "most", streams=1000)]
        missed = verdict("streams-max: largest N", {"streams-max": {"rows": rows}})
        self.assertEqual(("0.79 ×", "≥ 0.8 ×", "MISS"), (missed.value, missed.limit, missed.word))

    def test_should_be_not_measured_when_a_figure_is_not_there(self):
        for rows in ([], [row("ours", "under load", ns=30.0)], [row("ours", "under load"), row("floor", 128, cpu_us=1.0)]):
            missing = verdict("handover: time", {"handover": {"rows": rows}})
            self.assertIsNone(missing.met)
            self.assertEqual(("", "not measured"), (missing.value, missing.word))

    def test_should_take_the_worst_when_a_target_is_of_all_cases(self):
        rows = [row("ours", 1, heap_bytes=9000.0), row("ours", 16, heap_bytes=1000.0), row("ours", 64, heap_bytes=1100.5)]
        missed = verdict("streams: heap for each frame, N from 16 on", {"streams": {"rows": rows}})
        self.assertEqual("MISS", missed.word)
        self.assertEqual("1100 B", missed.value)


if __name__ == "__main__":
    unittest.main()
