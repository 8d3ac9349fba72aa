"""Many rooms in one JVM, silent ones and ones in which a participant speaks all the time."""

from . import client, livekit_server
from .context import TARGET
from .processes import Processes
from .rounds import Cell

TITLE = "Rooms joined by one JVM"
CASE = "rooms"
FIGURES = [
    ("memory_mb_room", "Resident memory of a room", "MB", 2),
    ("rss_mb", "Resident memory of the process", "MB", 0),
    ("heap_mb", "Heap of the process", "MB", 1),
    ("threads", "Threads, over those with one room", "", 0),
    ("descriptors_room", "Descriptors of a room", "", 1),
    ("cpu_percent_room", "CPU of a room, in percent of a core", "%", 2),
    ("join_ms", "From connect to joined: median", "ms", 0),
    ("join_most_ms", "From connect to joined: longest", "ms", 0),
    ("delivered", "Frames that were read, of 100 a second and room", "", 3),
    ("audible", "Of the frames that were read, those with the tone", "", 3),
    ("dropped", "Frames that came and were not read in time", "", 0),
    ("handles_left", "Native handles after all rooms were left", "", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "memory_mb_room"
NOTE = """What a room costs is what the process holds more than with one room, divided by the rooms. Where one speaks, a second JVM publishes
a tone in each room, and the one that is measured reads each frame on a virtual thread; both, and the server, use the same processors.
Rooms are joined one after the other, as workers of agents do it, unless the table says otherwise: those that look for their paths at the
same time open sockets for each other, and keep them."""

OURS = "ours"
GATHERING = "ours, looking for paths continually"
TOGETHER = "ours, eight joined at once"
FRAMES_A_SECOND = 100
SECONDS = 10
QUICK_SECONDS = 5
AT_ONCE = 8


def cells(context):
    silent, speaking = ([100], [10]) if context.quick else ([100, 300], [20, 100])
    found = [Cell(OURS, str(count), lambda c=count: _measure(context, c, False)) for count in silent]
    if not context.quick:
        found.append(Cell(GATHERING, "20", lambda: _measure(context, 20, False, gathers=True)))
        found.append(Cell(TOGETHER, "20", lambda: _measure(context, 20, False, at_once=AT_ONCE)))
    return found + [Cell(OURS, f"{count}, one speaks", lambda c=count: _measure(context, c, True)) for count in speaking]


def _measure(context, count, speaks, gathers=False, at_once=1):
    others = client.Others()
    with Processes() as processes:
        log = TARGET / "rooms-many.log"
        environment = livekit_server.Administrator(livekit_server.start(context, processes, log, 0)).environment
        if speaks:
            command = context.java("org.livekit4j.bench.manyrooms.SpeakersClient", count, options=["-Xmx256m"])
            processes.start(command, environment, log)
        seconds = QUICK_SECONDS if context.quick else SECONDS
        command = listener(context, count, count if speaks else 0, seconds, gathers, at_once, ["-Xmx512m"])
        figures = client.run(command, environment, timeout=180 + 2 * count)
    return {**_evaluate(figures, count, speaks), "other_load": others.load()}


def listener(context, count, tracks, seconds, gathers=False, at_once=AT_ONCE, options=()):
    """The command of a JVM that joins so many rooms, and hears so many tracks."""
    return context.java("org.livekit4j.bench.manyrooms.RoomsClient", count, tracks, str(gathers).lower(), at_once, seconds,
                        options=options)


def _evaluate(figures, count, speaks):
    one, many = figures["rss_kb"]
    median, _, most = figures["join_us"]
    evaluated = {
        "memory_mb_room": (many - one) / 1024 / count, "rss_mb": many / 1024, "heap_mb": figures["heap_kb"][1] / 1024,
        "threads": figures["threads"][1] - figures["threads"][0],
        "descriptors_room": (figures["descriptors"][1] - figures["descriptors"][0]) / count,
        "cpu_percent_room": figures["cpu_nanos"] / figures["nanos"] * 100 / count,
        "join_ms": median / 1e3, "join_most_ms": most / 1e3, "handles_left": figures["handles_left"],
    }
    if speaks:
        evaluated |= {
            "delivered": figures["frames"] / (FRAMES_A_SECOND * count * figures["nanos"] / 1e9),
            "audible": figures["audible"] / max(1, figures["frames"]), "dropped": figures["dropped"],
        }
    return evaluated
