"""Audio that the clients themselves capture: what a frame costs to send, with no stream on the track."""

from . import client, streams
from .context import NATIVE
from .rounds import Cell

TITLE = "Audio captured for N sources, 48 kHz mono, with a queue of 1,000 ms"
CASE = "sources and frame"
FIGURES = [
    ("cpu_us", "CPU of the whole process for each captured frame", "µs", 1),
    ("delivered", "Share of the frames that are due which were captured", "", 3),
    ("latency_p50_us", "Latency of a frame of a source more that has no queue, median", "µs", 0),
    ("latency_p99_us", "Latency of a frame of a source more that has no queue, 99th percentile", "µs", 0),
    ("heap_bytes", "Heap allocated for each frame", "B", 0),
    ("rss_mb", "Resident memory", "MB", 0),
    ("threads", "Threads", "", 0),
    ("switches", "Context switches for each frame", "", 2),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "cpu_us"
NOTE = """The floor and `ours, one thread` capture for all sources from one thread, by the clock: the first in C, the second with `tryCapture`. All
others call `capture` again and again for each source, on a virtual thread or in a task, and are held up by it while the queue is full. The native
library itself has a thread for each source, which wakes up every 10 ms: that is in all figures. Latency is from the capture to a stream, of one
source more."""

OURS = {"ours": "capture", "ours, one thread": "try"}
PYTHON_AND_NODE = ("python", "node")


def cells(context):
    cases = [(64, 10), (64, 100)] if context.quick else [(n, ms) for ms in (10, 100) for n in (1, 16, 64, 128)]
    return [Cell(name, words(count, ms), lambda n=name, c=count, f=ms: measure(context, n, c, frame_ms=f))
            for count, ms in cases for name in ["floor", *OURS, *peers(context)]]


def peers(context):
    return [name for name in PYTHON_AND_NODE if getattr(context, name)]


def words(count, frame_ms):
    return f"{count} × {frame_ms} ms"


def measure(context, name, count, size=(0, 0), frame_ms=10, rate=None):
    """One run; the size of the frames is 0 for audio."""
    seconds = 2 if context.quick else 4
    numbers = [count, *size]
    times = streams.warmed(context, name.startswith("ours"), seconds)
    cwd = None
    if name == "floor":
        command = [str(NATIVE / "floor"), str(context.library), "capture", *map(str, [*numbers, *times, frame_ms])]
    elif name == "python":
        command = context.python_script("capture.py", NATIVE / "libfeeder.so", *numbers, frame_ms, *times)
    elif name == "node":
        command = context.node_script("capture.cjs", NATIVE / "feeder.node", *numbers, frame_ms, *times)
        cwd = context.node
    else:
        way = OURS.get(name, "native")
        command = context.java("org.livekit4j.bench.capture.CaptureClient", NATIVE / "libfeeder.so", way, *numbers, frame_ms, *times)
    figures = client.run(command, cwd=cwd, timeout=60 + streams.MOST_WARM_SECONDS + 4 * seconds)
    return streams.evaluate(figures, count * (rate or 1000 / frame_ms))
