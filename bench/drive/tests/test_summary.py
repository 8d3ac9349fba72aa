"""The table that a newcomer sees first."""

import unittest

from drive import suites, summary
from drive.context import Context


def row(client, case, **figures):
    return {"client": client, "case": case, "figures": {name: {"median": value} for name, value in figures.items()}}


class SummaryTest(unittest.TestCase):

    def test_should_say_nothing_when_nothing_was_measured(self):
        self.assertEqual("", summary.section({}))

    def test_should_leave_out_lines_and_cells_that_were_not_measured(self):
        rows = [row("ours", 128, cpu_us=26.04, rss_mb=1200.4), row("node", 128, cpu_us=66.0), row("floor", 64, cpu_us=20.0)]
        text = " ".join(summary.section({"streams": {"rows": rows}}).split())
        self.assertIn("| CPU for each frame of 128 audio streams | 26.0 µs | – | 66.0 µs | – |", text)
        self.assertIn("1,200 MB", text)
        self.assertNotIn("64 audio streams", text)

    def test_should_show_what_full_runs_measure(self):
        context = Context(False)
        context.python = context.node = "there"
        for words, suite, case, *_, others in summary.ROWS:
            if suite != "queue":  # its cells are known only once the meeting is recorded
                cells = {(cell.client, cell.case) for cell in suites.SUITES[suite].cells(context)}
                self.assertIn((others.get("ours", "ours"), case), cells, words)


if __name__ == "__main__":
    unittest.main()
