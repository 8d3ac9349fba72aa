"""One process in a room of a real server, which it records: how much of a core that takes."""

from . import client, livekit_server
from .context import TARGET
from .processes import Processes
from .rounds import Cell

TITLE = "A room in which five or ten speak all the time, recorded"
CASE = "what is recorded"
FIGURES = [
    ("core", "Share of a core that the process used, and its encoder of pictures", "", 3),
    ("files", "Files", "", 0),
    ("recorded", "Seconds of sound in each file, for each second that was recorded", "", 3),
    ("lost_ms", "Sound that arrived and is not in the files", "ms", 0),
    ("rss_mb", "Resident memory", "MB", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "core"
NOTE = """A JVM of its own publishes the tones, and the server runs beside it on the same processors. Receiving and decoding the voices is in
the figure; so is the first compilation of what runs seldom."""

ROOM = "recorded"
QUICK_SECONDS = 20
WARM_UP_SECONDS = 10
MIXED = "five voices, mixed, Ogg/Opus"
SEPARATE = "ten voices, a file each, Ogg/Opus"
HEARD = "ten voices, heard and not recorded"
# Speakers, the way and the format in Java, and for how long.
CASES = {MIXED: (5, "mixed", "OGG_OPUS", 600), "five voices, mixed, WAV": (5, "mixed", "WAV", 60),
         SEPARATE: (10, "tracks", "OGG_OPUS", 60), HEARD: (10, "heard", "OGG_OPUS", 30)}


def cells(context):
    return [Cell("ours", case, lambda c=told: _measure(context, *c)) for case, told in CASES.items()
            if not context.quick or case == MIXED]


def _measure(context, speakers, way, file_format, seconds):
    if context.quick:
        seconds = QUICK_SECONDS
    others = client.Others()
    with Processes() as processes:
        log = TARGET / "recording.log"
        server = livekit_server.start(context, processes, log, 1, ROOM)
        environment = livekit_server.Administrator(server).environment
        command = context.java("org.livekit4j.bench.manyrooms.SpeakersClient", speakers, ROOM, options=["-Xmx256m"])
        processes.start(command, environment, log)
        recorder = context.java("org.livekit4j.bench.recording.RecordingClient", ROOM, speakers, way, file_format, seconds,
                                TARGET / "recordings")
        figures = client.run(recorder, environment, timeout=seconds + 240)
    return {**evaluate(figures), "other_load": others.load()}


def evaluate(figures):
    evaluated = {"core": figures["cpu_nanos"] / figures["nanos"], "rss_mb": figures["rss_kb"] / 1024}
    if "files" in figures:
        seconds = figures["nanos"] / 1e9 + WARM_UP_SECONDS
        evaluated |= {"recorded": figures["recorded_ms"] / 1e3 / seconds, "files": figures["files"], "lost_ms": figures["lost_ms"]}
    return evaluated
