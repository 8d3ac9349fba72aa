"""What counts as the native library's growth, and what as ours."""

import unittest

from drive.soak import verdicts
from drive.soak.series import REST, Series

ROUNDS = 30
LIMITS = next(limit for limit in verdicts.GROWTH if limit[0] == "rss_anon_mb")


def client(name, joins_a_round, mb_a_join, mb_a_round=0.0):
    rows = [{"seconds": 60.0 * i, "phase": REST, "joins": float(joins_a_round * i), "rss_anon_mb": 300 + mb_a_join * joins_a_round * i + mb_a_round * i}
            for i in range(ROUNDS)]
    return Series(name, rows, [])


def growth(measured, control):
    return verdicts._growth(measured, control, *LIMITS)


class NativeGrowthTest(unittest.TestCase):

    def test_should_pass_when_each_join_costs_what_it_costs_without_java(self):
        self.assertTrue(growth(client("plain", 8, 0.5), client("control", 5, 0.5)).met)

    def test_should_miss_when_each_join_costs_more(self):
        self.assertFalse(growth(client("plain", 8, 0.8), client("control", 5, 0.5)).met)

    def test_should_miss_when_it_grows_without_joins(self):
        self.assertFalse(growth(client("plain", 8, 0.5, mb_a_round=2), client("control", 5, 0.5)).met)

    def test_should_miss_when_the_control_does_not_grow(self):
        self.assertFalse(growth(client("plain", 8, 0.5), client("control", 5, 0)).met)

    def test_should_miss_when_there_is_no_control(self):
        self.assertFalse(growth(client("plain", 8, 0.5), Series("control", [], [])).met)

    def test_should_subtract_nothing_from_other_figures(self):
        heap = client("plain", 8, 0.5)
        for row in heap.rows:
            row["heap_mb"] = row["rss_anon_mb"]
        limits = next(limit for limit in verdicts.GROWTH if limit[0] == "heap_mb")
        self.assertFalse(verdicts._growth(heap, client("control", 5, 0.5), *limits).met)


if __name__ == "__main__":
    unittest.main()
