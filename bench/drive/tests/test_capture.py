"""What the figures of a client that captures mean, and the targets that are judged by them."""

import types
import unittest

from drive import capture, pictures, rooms_media, streams, targets

SECONDS = 4
COUNT = 16


def printed(captured, cpu_s, allocated=None):
    """As a client prints it: time, CPU, the feeder's CPU and frames, switches, memory, three of the callback, threads."""
    opened = [10**9, 2 * 10**9, 0, 0, 100, 50 * 1024, 0, 0, 0, 20]
    closed = [(1 + SECONDS) * 10**9, int((2 + cpu_s) * 10**9), 0, 0, 100 + 3 * captured, 60 * 1024, 0, 0, 0, 23]
    figures = {"opened": opened, "closed": closed, "delivered": captured, "latency_us": [200, 900, 1000], "other_load": 0.1}
    return figures if allocated is None else {**figures, "allocated": allocated}


class CaptureTest(unittest.TestCase):

    def test_should_divide_by_the_frames_that_were_captured(self):
        figures = streams.evaluate(printed(6400, 0.32, allocated=64_000), COUNT * 100)
        self.assertAlmostEqual(figures["cpu_us"], 50)
        self.assertAlmostEqual(figures["delivered"], 1)
        self.assertAlmostEqual(figures["heap_bytes"], 10)
        self.assertAlmostEqual(figures["switches"], 3)
        self.assertEqual(figures["threads"], 23)
        self.assertEqual(figures["rss_mb"], 60)
        self.assertEqual((figures["latency_p50_us"], figures["latency_p99_us"]), (200, 900))

    def test_should_tell_the_share_when_half_of_the_frames_are_captured(self):
        self.assertAlmostEqual(streams.evaluate(printed(3200, 0.32), COUNT * 100)["delivered"], 0.5)

    def test_should_not_fail_when_nothing_is_captured(self):
        self.assertEqual(streams.evaluate(printed(0, 0.32), COUNT * 100)["delivered"], 0)

    def test_should_measure_each_case_with_all_clients_that_are_there(self):
        context = types.SimpleNamespace(quick=True, python="python", node=None)
        cells = [(cell.client, cell.case) for cell in capture.cells(context)]
        self.assertEqual(len(cells), len(set(cells)))
        self.assertEqual({client for client, case in cells if case == "64 × 100 ms"}, {"floor", "ours", "ours, one thread", "python"})
        self.assertIn(("ours, in native memory", "4 × 640×360"), [(c.client, c.case) for c in pictures.cells(context)])

    def test_should_judge_each_number_of_sources_by_its_own_floor(self):
        measured = {"capture": {"rows": [
            {"client": client, "case": f"{count} × 10 ms", "figures": {"cpu_us": {"median": cpu}}}
            for client, count, cpu in (("floor", 16, 40), ("floor", 128, 20), ("ours", 16, 50), ("ours", 128, 30), ("node", 128, 70))]}}
        judged = {v.text: v for v in targets.judge(measured) if v.met is not None and v.text.startswith("capture")}
        verdicts = {text: (v.value, v.met) for text, v in judged.items()}
        self.assertEqual(verdicts, {
            "capture: CPU for each frame of 10 ms over the C floor, 16 sources, a thread for each": ("1.25 ×", True),
            "capture: CPU for each frame of 10 ms over the C floor, 128 sources, a thread for each": ("1.5 ×", False),
            "capture: CPU for each frame of 10 ms over Node's, 128 sources, a thread for each": ("0.429 ×", True),
        })

    def test_should_read_rooms_of_all_clients(self):
        ours = {"frames": 1990, "audible": 995, "nanos": 5 * 10**9, "cpu_nanos": 199_000_000, "rss_kb": [1, 2048], "threads": [1, 40]}
        self.assertEqual(rooms_media._evaluate(ours, 4),
                         {"cpu_us": 100, "delivered": 0.995, "audible": 0.5, "rss_mb": 2, "threads": 40})
        windows = printed(0, 0.796)
        other = {"frames": 1592, "audible": 1592, "opened": windows["opened"], "closed": windows["closed"]}
        self.assertEqual(rooms_media._evaluate(other, 4),
                         {"cpu_us": 500, "delivered": 0.995, "audible": 1, "rss_mb": 60, "threads": 23})

    def test_should_have_a_target_for_the_longer_frames(self):
        self.assertIn("capture: CPU for each frame of 100 ms over Node's, 64 sources, a thread for each", [t[0] for t in targets.TARGETS])


if __name__ == "__main__":
    unittest.main()
