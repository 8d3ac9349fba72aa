"""What the figures of a recording mean."""

import types
import unittest

from drive import recording, targets


class RecordingTest(unittest.TestCase):

    def test_should_count_the_warm_up_as_recorded(self):
        figures = recording.evaluate({"nanos": 60 * 10**9, "cpu_nanos": 6 * 10**9, "rss_kb": 2048, "files": 10,
                                      "recorded_ms": 35_000, "lost_ms": 3})
        self.assertEqual(figures, {"core": 0.1, "rss_mb": 2, "recorded": 0.5, "files": 10, "lost_ms": 3})

    def test_should_have_no_file_when_nothing_is_recorded(self):
        self.assertEqual(recording.evaluate({"nanos": 10, "cpu_nanos": 5, "rss_kb": 1024}), {"core": 0.5, "rss_mb": 1})

    def test_should_measure_only_what_a_target_needs_in_a_quick_run(self):
        cells = recording.cells(types.SimpleNamespace(quick=True))
        self.assertEqual([cell.case for cell in cells], [recording.MIXED])

    def test_should_judge_files_by_what_they_cost_over_hearing(self):
        measured = {"recording": {"rows": [
            {"client": "ours", "case": case, "figures": {"core": {"median": core}}}
            for case, core in ((recording.MIXED, 0.3), (recording.SEPARATE, 0.35), (recording.HEARD, 0.2))]}}
        self.assertEqual([verdict.met for verdict in targets.judge(measured) if verdict.met is not None], [False, True])


if __name__ == "__main__":
    unittest.main()
