"""What the figures of a tool mean, which clients have it, and the targets that are judged by them."""

import types
import unittest

from drive import suites, targets, tools, tools_pictures


def context(python="python", quick=False):
    return types.SimpleNamespace(quick=quick, python=python)


class ToolsTest(unittest.TestCase):

    def test_should_divide_by_the_frames_that_were_worked_on(self):
        self.assertEqual(tools.evaluate({"count": 200_000, "cpu_nanos": 10**9, "allocated": 2 * 10**8, "other_load": 0.1}),
                         {"cpu_us": 5, "heap_bytes": 1000, "other_load": 0.1})

    def test_should_not_have_a_heap_when_the_client_has_none(self):
        self.assertEqual(tools.evaluate({"count": 0, "cpu_nanos": 1000, "other_load": 0}), {"cpu_us": 1, "other_load": 0})

    def test_should_measure_python_only_where_it_has_the_tool(self):
        clients = {}
        for cell in tools.cells(context()) + tools_pictures.cells(context()):
            clients.setdefault(cell.case, []).append(cell.client)
        self.assertEqual(clients["mixer of 20 sources"], ["ours", "python"])
        self.assertEqual(clients["resampler, 44.1 to 48 kHz, very high"], ["ours", "python"])
        self.assertEqual(clients["energy gate"], ["ours"])
        self.assertEqual(clients["frame, I420 to BGRA, 1280×720"], ["ours", "python"])
        self.assertEqual(clients["JPEG, 640×360"], ["ours"])

    def test_should_measure_less_in_a_quick_run(self):
        every, few = ({cell.case for cell in tools.cells(context(quick=quick))} for quick in (False, True))
        self.assertLess(few, every)
        self.assertIn("audio processing, all four", few)

    def test_should_leave_python_out_when_it_is_not_there(self):
        self.assertEqual({cell.client for cell in tools.cells(context(python=None))}, {"ours"})

    def test_should_tell_clients_what_the_words_say(self):
        self.assertEqual(tools.SHARED["resampler, 44.1 to 48 kHz, very high"], "resample:44100:48000:VERY_HIGH")
        self.assertEqual(tools.SHARED["audio processing, echo cancellation"], "process:echo")

    def test_should_judge_each_tool_by_python(self):
        measured = {"tools": {"rows": [
            {"client": client, "case": "mixer of 5 sources", "figures": {"cpu_us": {"median": cpu}}}
            for client, cpu in (("ours", 30), ("python", 200))]}}
        judged = [(v.text, v.value, v.met) for v in targets.judge(measured) if v.met is not None]
        self.assertEqual(judged, [("tools: CPU of mixer of 5 sources over Python's", "0.15 ×", False)])

    def test_should_have_a_case_for_each_target(self):
        cases = {f"{name}: CPU of {cell.case} over Python's" for name in suites.GROUPS["tools"]
                 for cell in suites.SUITES[name].cells(context())}
        own = [text for text, *_ in targets.TARGETS if text.startswith("tools")]
        self.assertTrue(own)
        self.assertEqual(set(own) - cases, set())


if __name__ == "__main__":
    unittest.main()
