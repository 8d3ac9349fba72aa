"""Loopback streams through the real native library, all fed by the same native feeder."""

from . import client
from .context import NATIVE
from .rounds import Cell

TITLE = "N loopback audio streams, 48 kHz mono in frames of 10 ms"
CASE = "streams"
FIGURES = [
    ("cpu_us", "CPU of the whole process for each delivered frame", "µs", 1),
    ("delivered", "Delivered share", "", 3),
    ("latency_p50_us", "Latency, median", "µs", 0),
    ("latency_p99_us", "Latency, 99th percentile", "µs", 0),
    ("heap_bytes", "Heap allocated for each frame", "B", 0),
    ("rss_mb", "Resident memory", "MB", 0),
    ("switches", "Context switches for each frame", "", 2),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "cpu_us"
NOTE = """Handed over to another thread than the native one, after a copy of the samples: `floor, handed over`, `ours` (to one thread for
all streams; `frames reused`: with `withFrameReuse(true)`; `up to 2 ms late`: that too, on a loop with a `maxDelay` of 2 ms), `ours, a thread
for each` (to a virtual thread), Python and Node (to their event loop). Not handed over, and not copied: `floor` and `ours, on the native
thread`. Python and Node are measured with no more streams than they hold: see `streams-max`."""

RATE = 100
MOST_WARM_SECONDS = 30
REUSED, LATE, NATIVE_THREAD = "ours, frames reused", "ours, up to 2 ms late", "ours, on the native thread"
OURS = {"ours": "loop", REUSED: "reuse", LATE: "late", "ours, a thread for each": "take", NATIVE_THREAD: "direct"}
FLOORS = {"floor": "drop", "floor, handed over": "handover"}
# Where one place, or two or three, say enough.
ONLY = {"floor, handed over": (16, 64, 128, 512), NATIVE_THREAD: (16, 64, 128, 512), REUSED: (64, 128, 512), LATE: (128, 512),
        "ours, a thread for each": (16, 128, 1024), "python, its own capture": (64,), "node, its own capture": (128,)}
# In a quick run, those that the targets compare.
ONLY_QUICK = {"floor": (128,), "floor, handed over": (64, 128, 512), REUSED: (128,), NATIVE_THREAD: (128,), "node": (128,)}
MOST = {"python": 64, "python, its own capture": 64, "node": 128, "node, its own capture": 128}


def rounds(context):
    return 1 if context.quick else 2


def cells(context):
    counts = [16, 64, 128, 512] if context.quick else [16, 64, 128, 512, 1024]
    return [Cell(name, count, lambda n=name, c=count: measure(context, n, c))
            for count in counts for name in clients(context) if _says_something(context, name, count)]


def _says_something(context, name, count):
    only = ONLY_QUICK if context.quick else ONLY
    return count <= MOST.get(name, count) and count in only.get(name, (count,))


def clients(context):
    names = ["floor", "floor, handed over", "ours", REUSED]
    if not context.quick:
        names += [LATE, "ours, a thread for each"]
    names.append(NATIVE_THREAD)
    if context.python:
        names += ["python"] if context.quick else ["python", "python, its own capture"]
    if context.node:
        names += ["node"] if context.quick else ["node", "node, its own capture"]
    return names


def measure(context, name, count, size=(0, 0), rate=RATE, probed=False):
    """One run; the size of the frames is 0 for audio."""
    seconds = 2 if context.quick else 8 if any(size) else 4  # of pictures there are few
    arguments = [count, *size, *warmed(context, name.startswith("ours"), seconds)]
    figures = client.run(**_start(context, name, arguments, probed), timeout=60 + MOST_WARM_SECONDS + 4 * seconds)
    return evaluate(figures, count * rate)


def warmed(context, ours, seconds):
    """How long a client warms up and how long it is measured, and for ours how long it waits at most for its just-in-time compilers, which
    need the longer, the fewer frames there are."""
    if not ours:
        return [2 if context.quick else 3, seconds]
    return [5, seconds, 5] if context.quick else [8, seconds, MOST_WARM_SECONDS]


def _start(context, name, arguments, probed):
    environment = {}
    library = context.library
    if probed:
        library = NATIVE / "libprobe.so"
        environment = {"PROBE_LIBRARY": str(context.library), "LIVEKIT_LIB_PATH": str(library)}
    feeder = NATIVE / "libfeeder.so"
    way = "sdk" if name.endswith("its own capture") else "feed"
    cwd = None
    if name in FLOORS:
        command = [str(NATIVE / "floor"), str(library), FLOORS[name], *map(str, arguments)]
    elif name.startswith("python"):
        command = context.python_script("streams.py", feeder, way, *arguments)
    elif name.startswith("node"):
        command = context.node_script("streams.cjs", NATIVE / "feeder.node", way, *arguments)
        cwd = context.node
    else:
        command = context.java("org.livekit4j.bench.streams.StreamsClient", feeder, OURS[name], *arguments)
    return {"command": command, "environment": environment, "cwd": cwd}


def evaluate(figures, frames_a_second):
    """The figures of one run from what a client printed: its two windows, how many frames there were, and latencies."""
    opened, closed = figures["opened"], figures["closed"]
    nanos, cpu, feeder_cpu, sent, switches = (b - a for a, b in zip(opened[:5], closed[:5]))
    delivered = max(1, figures["delivered"])
    p50, p99, most = figures["latency_us"]
    evaluated = {
        "cpu_us": cpu / delivered / 1e3,
        "delivered": figures["delivered"] / (frames_a_second * nanos / 1e9),
        "feeder_cpu_us": feeder_cpu / max(1, sent) / 1e3,
        "switches": switches / delivered,
        "rss_mb": closed[5] / 1024,
        "threads": closed[9],
        "other_load": figures["other_load"],
    }
    if most > 0:
        evaluated |= {"latency_p50_us": p50, "latency_p99_us": p99, "latency_max_us": most}
    if "allocated" in figures:
        evaluated["heap_bytes"] = figures["allocated"] / max(1, figures.get("unread", delivered))
    if closed[6] > 0:
        evaluated |= {"callback_p50_ns": closed[6], "callback_p99_ns": closed[7], "callback_max_ns": closed[8]}
    return evaluated
