"""One process in rooms of a real server, in each of which a participant speaks: what a frame costs that comes over the network."""

import json

from . import client, livekit_server, rooms_many
from .context import NATIVE, TARGET
from .processes import Processes
from .rounds import Cell

TITLE = "One process in N rooms of LiveKit's server, in each of which one speaks"
CASE = "rooms"
FIGURES = [
    ("cpu_us", "CPU of the whole process for each frame of 10 ms that was read", "µs", 0),
    ("delivered", "Frames that were read, of 100 a second and room", "", 3),
    ("audible", "Of the frames that were read, those with the tone", "", 3),
    ("rss_mb", "Resident memory", "MB", 0),
    ("threads", "Threads", "", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "cpu_us"
NOTE = """A JVM of its own publishes the tone, and the server runs beside it on the same processors, so that the share which others used is theirs for the
most part. Each client is in one more room, in which nobody is. Frames without the tone are what WebRTC made up for packets that were late or lost."""

OURS = "ours"
FRAMES_A_SECOND = 100
EMPTY = "first"
SECONDS = 10
QUICK_SECONDS = 5


def rounds(context):
    return 1 if context.quick else 2


def cells(context):
    names = [OURS, *(name for name in ("python", "node") if getattr(context, name))]
    return [Cell(name, count, lambda n=name, c=count: _measure(context, n, c))
            for count in ([4] if context.quick else [1, 4, 16]) for name in names]


def _measure(context, name, count):
    seconds = QUICK_SECONDS if context.quick else SECONDS
    rooms = [f"room-{i}" for i in range(count)]
    others = client.Others()
    with Processes() as processes:
        log = TARGET / "rooms-media.log"
        server = livekit_server.start(context, processes, log, 1, EMPTY, *rooms)
        environment = livekit_server.Administrator(server).environment
        command = context.java("org.livekit4j.bench.manyrooms.SpeakersClient", count, options=["-Xmx256m"])
        processes.start(command, environment, log)
        environment |= {"ROOM_TOKENS": json.dumps({room: tokens[0] for room, tokens in server["tokens"].items()})}
        figures = client.run(*_listener(context, name, count, seconds, environment), timeout=180)
    return {**_evaluate(figures, count), "other_load": others.load()}


def _listener(context, name, count, seconds, environment):
    """Its command, its environment and where it runs."""
    if name == OURS:
        return rooms_many.listener(context, count, count, seconds), environment, None
    if name == "python":
        return context.python_script("rooms.py", NATIVE / "libfeeder.so", count, seconds), environment, None
    return context.node_script("rooms.cjs", NATIVE / "feeder.node", count, seconds), environment, context.node


def _evaluate(figures, count):
    """Ours prints figures of another suite as well; the others print the two windows of the feeder."""
    if "opened" in figures:
        nanos, cpu = (figures["closed"][i] - figures["opened"][i] for i in (0, 1))
        rss_kb, threads = figures["closed"][5], figures["closed"][9]
    else:
        nanos, cpu = figures["nanos"], figures["cpu_nanos"]
        rss_kb, threads = figures["rss_kb"][1], figures["threads"][1]
    frames = max(1, figures["frames"])
    return {"cpu_us": cpu / frames / 1e3, "delivered": figures["frames"] / (FRAMES_A_SECOND * count * nanos / 1e9),
            "audible": figures["audible"] / frames, "rss_mb": rss_kb / 1024, "threads": threads}
