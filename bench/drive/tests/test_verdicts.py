"""What counts as the native library's growth, and what as ours."""

import unittest

from drive.soak import verdicts
from drive.soak.series import REST, Series

ROUNDS = 30
LIMITS = next(limit for limit in verdicts.GROWTH if limit[0] == "rss_anon_mb")
MB_A_JOIN, MB_A_TRACK = 0.2, 0.08


def client(name, joins, tracks, mb_a_join=MB_A_JOIN, mb_a_track=MB_A_TRACK, mb_a_round=0.0):
    """So many joins and tracks in each round of a minute."""
    rows = [{"seconds": 60.0 * i, "phase": REST, "joins": float(joins * i), "tracks_left": float(tracks * i),
             "rss_anon_mb": 300 + (mb_a_join * joins + mb_a_track * tracks + mb_a_round) * i} for i in range(ROUNDS)]
    return Series(name, rows, [])


def controls(**costs):
    return [client("control", 5, 15, **costs), client("control, no tracks", 6, 0, **costs)]


def growth(measured, without_java):
    return verdicts._growth(measured, without_java, *LIMITS)


class NativeGrowthTest(unittest.TestCase):

    def test_should_tell_what_a_join_costs_from_what_a_track_costs(self):
        kept = verdicts.native_mb(controls(), "rss_anon_mb")
        self.assertAlmostEqual(kept["joins"], MB_A_JOIN)
        self.assertAlmostEqual(kept["tracks_left"], MB_A_TRACK)

    def test_should_pass_when_joins_and_tracks_cost_what_they_cost_without_java(self):
        self.assertTrue(growth(client("felix", 8, 80), controls()).met)
        self.assertTrue(growth(client("plain", 6, 34), controls()).met)

    def test_should_miss_when_each_join_costs_more(self):
        self.assertFalse(growth(client("plain", 8, 40, mb_a_join=0.5), controls()).met)

    def test_should_miss_when_each_track_costs_more(self):
        self.assertFalse(growth(client("plain", 8, 40, mb_a_track=0.16), controls()).met)

    def test_should_miss_when_it_grows_without_joins(self):
        self.assertFalse(growth(client("plain", 8, 40, mb_a_round=2), controls()).met)

    def test_should_miss_when_the_controls_do_not_grow(self):
        self.assertFalse(growth(client("plain", 8, 40), controls(mb_a_join=0, mb_a_track=0)).met)

    def test_should_miss_when_there_is_no_control(self):
        self.assertFalse(growth(client("plain", 8, 40), [Series("control", [], []), Series("control, no tracks", [], [])]).met)

    def test_should_never_add_when_the_controls_contradict_each_other(self):
        for counts, grown in [([(5, 15), (5, 40)], [3, 1]), ([(5, 15), (4, 40)], [1, 9]), ([(5, 15), (5, 15)], [1, 2]),
                              ([(0, 0), (5, 15)], [0, 2]), ([(0, 0), (0, 0)], [0, 0])]:
            with self.subTest(counts=counts, grown=grown):
                join, track = verdicts.least_squares(counts, grown)
                self.assertGreaterEqual(min(join, track), 0)
                self.assertLessEqual(join * counts[0][0] + track * counts[0][1], max(grown) + 1e-9)

    def test_should_subtract_nothing_from_other_figures(self):
        heap = client("plain", 8, 40)
        for row in heap.rows:
            row["heap_mb"] = row["rss_anon_mb"]
        limits = next(limit for limit in verdicts.GROWTH if limit[0] == "heap_mb")
        self.assertFalse(verdicts._growth(heap, controls(), *limits).met)


if __name__ == "__main__":
    unittest.main()
