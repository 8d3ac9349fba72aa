"""Writes docs/performance.md from what was measured last."""

from . import machine, results, summary, table, targets
from .context import BENCH
from .suites import SUITES

FILE = BENCH.parent / "docs" / "performance.md"
REMARKS = BENCH / "drive" / "remarks.md"
INTRODUCTION = """# Performance

Figures move from machine to machine; ratios within one run are what counts. Each comparison is interleaved: a round runs every
client once, each in a process of its own, and a figure is the median of the rounds. A run that other processes disturbed was
repeated. `bench/run all` measures all of it and writes this page.

- The floor is a C client that reads a frame's handle from the event, drops it, and does nothing else. "Handed over", it also copies
  the samples and gives them to a consuming thread, as all other clients do.
- "Ours" hands the frames of all streams to one thread (`FrameEventLoop`); "a thread for each" takes them on a virtual thread for each stream.
- In all clients of streams the same native producer captures the frames; the first bytes of each are the time of its capture. In `capture` and
  `pictures` each client captures itself, by its own API.
- All clients but Node's use the native library that LiveKit4j carries; Node's is the one of its package, which is older.
- The meeting is replayed by a library in place of the native one, and the time in the callback is measured by one that stands
  before it, so that each client runs its own path as it is.
- In Felix the time to the first frame is without the check of the packaged library's hash.
"""


def publish():
    measured = results.load(SUITES)
    if not measured:
        raise SystemExit("bench: nothing is measured yet; run `bench/run all`")
    newest = max(measured.values(), key=lambda result: result["machine"]["date"])["machine"]
    parts = [INTRODUCTION, f"Measured on {newest['date']}: {machine.words(newest)}. Rounds: {_rounds(measured)}.\n",
             summary.section(measured), "## Targets\n",
             table.verdicts(targets.judge(measured)) + "\n", REMARKS.read_text(encoding="utf-8")]
    quick = [name for name, result in measured.items() if result["quick"]]
    if quick:
        parts.insert(1, f"Only a quick look, not a measurement: {', '.join(quick)}.\n")
    for name, result in measured.items():
        parts += table.tables(SUITES[name], result)
    FILE.write_text("\n".join(parts), encoding="utf-8")
    return FILE


def _rounds(measured):
    """A median of one or two rounds is less than it says, so the page tells how many there were."""
    return ", ".join(f"{name} {max(row['runs'] for row in result['rows'])}" for name, result in measured.items())
