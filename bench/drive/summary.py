"""What a newcomer wants to know first, in one table; of a run that left something out, what it has."""

from . import table
from .targets import Figures

COLUMNS = {"LiveKit4j": "ours", "Python": "python", "Node": "node", "C": "floor"}
# Words, suite, case, figure, unit, decimals, and clients that have other names there.
ROWS = [
    ("CPU for each frame of 64 audio streams", "streams", 64, "cpu_us", "µs", 1, {}),
    ("CPU for each frame of 128 audio streams", "streams", 128, "cpu_us", "µs", 1, {}),
    ("the same, frames used again", "streams", 128, "cpu_us", "µs", 1, {"ours": "ours, frames reused", "node": None, "floor": None}),
    ("median latency at 128 audio streams", "streams", 128, "latency_p50_us", "µs", 0, {}),
    ("memory of the process with 128 audio streams", "streams", 128, "rss_mb", "MB", 0, {}),
    ("most audio streams of which 99 % arrives", "streams-max", "most", "streams", "", 0, {}),
    ("CPU for each frame of four video streams, 1280×720", "video", "4 × 1280×720", "cpu_us", "µs", 0, {}),
    ("from the start of the process to its first frame", "startup", "one stream", "ms", "ms", 0, {}),
    ("an event to the one of 64 subscribers that wants it", "queue", 64, "total_us", "µs", 2, {"python": "python, filtered"}),
]
WORDS = """The same streams in four languages, through LiveKit's own native library (Node has an older one). C reads the handle of each frame
and drops it: it is what the library itself costs, and no client can be below it. The other three hand each frame to a consumer. Where
a figure is missing it was not measured, or the client does not hold so many streams."""


def section(results):
    """Markdown; empty if nothing of it was measured."""
    figures = Figures(results)
    lines = [_line(figures, *row) for row in ROWS]
    lines = [line for line in lines if line[1] != table.NOTHING]
    if not lines:
        return ""
    return f"## In short\n\n{WORDS}\n\n{table.align([['', *COLUMNS], *lines])}\n"


def _line(figures, words, suite, case, figure, unit, decimals, others):
    cells = [_cell(figures, suite, others.get(client, client), case, figure, unit, decimals) for client in COLUMNS.values()]
    return [words, *cells]


def _cell(figures, suite, client, case, figure, unit, decimals):
    try:
        value = figures.of(suite, client, case, figure)
    except LookupError:
        return table.NOTHING
    return f"{value:,.{decimals}f} {unit}".rstrip()
