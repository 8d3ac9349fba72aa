"""One process in a room of a real server, which it records mixed: how much of a core that takes."""

from . import client, livekit_server
from .context import TARGET
from .processes import Processes
from .rounds import Cell

TITLE = "A room in which five speak all the time, recorded mixed"
CASE = "format"
FIGURES = [
    ("core", "Share of a core that the process used, and its encoder of pictures", "", 3),
    ("recorded", "Seconds of sound in the file, for each second that was recorded", "", 3),
    ("lost_ms", "Sound that arrived and is not in the file", "ms", 0),
    ("rss_mb", "Resident memory", "MB", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "core"
NOTE = """A JVM of its own publishes the tones, and the server runs beside it on the same processors. Receiving and decoding five voices is in
the figure; so is the first compilation of what runs seldom."""

SPEAKERS = 5
ROOM = "recorded"
QUICK_SECONDS = 20
WARM_UP_SECONDS = 10
OPUS = "Ogg, Opus"
# Their names in Java, and how long a recording is.
FORMATS = {OPUS: ("OGG_OPUS", 600), "WAV": ("WAV", 60)}


def rounds(_):
    return 1


def cells(context):
    return [Cell("ours", case, lambda n=name, s=seconds: _measure(context, n, QUICK_SECONDS if context.quick else s))
            for case, (name, seconds) in FORMATS.items()]


def _measure(context, name, seconds):
    others = client.Others()
    with Processes() as processes:
        log = TARGET / "recording.log"
        server = livekit_server.start(context, processes, log, 1, ROOM)
        environment = livekit_server.Administrator(server).environment
        speakers = context.java("org.livekit4j.bench.manyrooms.SpeakersClient", SPEAKERS, ROOM, options=["-Xmx256m"])
        processes.start(speakers, environment, log)
        recorder = context.java("org.livekit4j.bench.recording.RecordingClient", ROOM, SPEAKERS, name, seconds, TARGET / "recordings")
        figures = client.run(recorder, environment, timeout=seconds + 240)
    return {**evaluate(figures), "other_load": others.load()}


def evaluate(figures):
    seconds = figures["nanos"] / 1e9
    return {"core": figures["cpu_nanos"] / figures["nanos"], "recorded": figures["recorded_ms"] / 1e3 / (seconds + WARM_UP_SECONDS),
            "lost_ms": figures["lost_ms"], "rss_mb": figures["rss_kb"] / 1024}
