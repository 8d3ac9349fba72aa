"""Medians, and the tables that show them."""

import types
import unittest

from drive import rounds, table, targets
from drive.rounds import Cell
from drive.spread import spread

SUITE = types.SimpleNamespace(TITLE="Streams", CASE="streams", NOTE="A note.",
                              FIGURES=[("us", "Time", "µs", 1), ("none", "Never measured", "", 0)])


def result(*rows, skipped=None):
    return {"rows": list(rows), "skipped": skipped or {}}


def row(client, case, median, least, most):
    return {"client": client, "case": case, "runs": 3, "figures": {"us": {"median": median, "min": least, "max": most}}}


class SpreadTest(unittest.TestCase):

    def test_should_be_the_middle_when_one_value_is_far_off(self):
        self.assertEqual({"median": 3, "min": 1, "max": 100}, spread([100, 1, 3]))

    def test_should_be_between_when_their_number_is_even(self):
        self.assertEqual(2.5, spread([1, 2, 3, 9])["median"])


class RoundsTest(unittest.TestCase):

    def test_should_take_the_least_disturbed_run_when_all_are_disturbed(self):
        runs = iter([{"us": 1, "other_load": 0.9}, {"us": 2, "other_load": 0.3}, {"us": 3, "other_load": 0.5}])
        rows = rounds.measure([Cell("ours", 1, lambda: next(runs))], 1, 2)
        self.assertEqual(2, rows[0]["figures"]["us"]["median"])

    def test_should_not_measure_again_when_a_run_was_quiet(self):
        runs = iter([{"us": 1, "other_load": 0.12}])
        self.assertEqual(1, rounds.measure([Cell("ours", 1, lambda: next(runs))], 1, 2)[0]["figures"]["us"]["median"])

    def test_should_interleave_when_there_are_several_cells(self):
        order = []
        cells = [Cell(name, 1, lambda n=name: order.append(n) or {"other_load": 0}) for name in "ab"]
        rounds.measure(cells, 2, 0)
        self.assertEqual(["a", "b", "a", "b"], order)

    def test_should_say_why_when_a_client_fails(self):
        def fail():
            raise rounds.client.Failure("no frames")
        rows = rounds.measure([Cell("ours", 1, fail)], 3, 0)
        self.assertEqual(("no frames", 0, {}), (rows[0]["failure"], rows[0]["runs"], rows[0]["figures"]))


    def test_should_measure_the_others_when_one_breaks_in_its_own_way(self):
        def lack():
            return {}["frames"]
        rows = rounds.measure([Cell("ours", 1, lack), Cell("floor", 1, lambda: {"us": 1, "other_load": 0})], 2, 0)
        self.assertEqual("KeyError('frames')", rows[0]["failure"])
        self.assertEqual((2, 1), (rows[1]["runs"], rows[1]["figures"]["us"]["median"]))


class TableTest(unittest.TestCase):

    def test_should_have_cases_down_and_clients_across_when_figures_are_there(self):
        lines = "\n".join(table.tables(SUITE, result(row("floor", 16, 1.04, 1.04, 1.04), row("ours", 16, 2, 1, 3),
                                                     row("floor", 1024, 5, 5, 5)))).split("\n")
        self.assertIn("| streams | floor | ours            |", lines)
        self.assertIn("| ------- | ----: | --------------: |", lines)
        self.assertIn("| 16      |   1.0 | 2.0 (1.0 – 3.0) |", lines)
        self.assertIn("| 1,024   |   5.0 |               – |", lines)
        self.assertNotIn("Never measured", "".join(lines))

    def test_should_say_what_is_left_out_and_what_failed(self):
        failed = {"client": "node", "case": 128, "runs": 0, "figures": {}, "failure": "no result within 60 s"}
        text = "\n".join(table.tables(SUITE, result(row("ours", 1, 1, 1, 1), failed, skipped={"python": "is not installed"})))
        self.assertIn("python is left out, it is not installed", text)
        self.assertIn("node, 128: failed, no result within 60 s", text)

    def test_should_show_limit_and_value_when_a_target_is_judged(self):
        text = table.verdicts([targets.Verdict("streams: CPU", "≤ 1.3 ×", "1.25 ×", True)])
        self.assertIn("| streams: CPU | ≤ 1.3 × |   1.25 × | PASS |", text)


if __name__ == "__main__":
    unittest.main()
