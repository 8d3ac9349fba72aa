"""The meeting of 903,154 events, from the native callback to the consumers, replayed in place of the native library."""

import json

from . import client, traffic
from .context import NATIVE
from .rounds import Cell

TITLE = "The meeting of 903,154 events"
CASE = "replay"
FIGURES = [
    ("events", "Events replayed", "", 0),
    ("seconds", "Replay took", "s", 1),
    ("retained_mb", "Heap retained at the end", "MB", 2),
    ("rss_growth_mb", "Resident memory at the end, over the start", "MB", 1),
    ("rss_peak_mb", "Resident memory at its peak, over the start", "MB", 1),
    ("allocated_bytes", "Heap allocated for each event", "B", 0),
    ("lag_p50_us", "Delivery lag without the first eighth of the events, median", "µs", 0),
    ("lag_p99_us", "Delivery lag without the first eighth of the events, 99th percentile", "µs", 0),
    ("lag_max_ms", "Delivery lag without the first eighth of the events, longest", "ms", 1),
    ("beginning_p50_us", "Delivery lag of the first eighth, median", "µs", 0),
    ("beginning_p99_us", "Delivery lag of the first eighth, 99th percentile", "µs", 0),
    ("beginning_max_ms", "Delivery lag of the first eighth, longest", "ms", 1),
    ("lost_control", "Control events not delivered", "", 0),
    ("lost_audio", "Audio events not delivered", "", 0),
    ("lost_video", "Video events not delivered", "", 0),
    ("backlog", "Events that wait at the end", "", 0),
    ("unreleased", "Handles created and not released", "", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "lag_p99_us"
NOTE = """The processes are fresh when the replay begins. A JVM loads classes and compiles code meanwhile, so that the first eighth of the events is shown
by itself."""

ROOM, ANSWER, AUDIO, VIDEO, *_ = range(6)
RATE = 650
SPEED_UP = 20
QUICK_PART = 16
STALLED = "one consumer stalled"


def cells(context):
    file, streams, events = traffic.record(context)
    if context.quick:
        events //= QUICK_PART
    clients = {"ours": ("filtered", _ours), "ours as broadcast": ("broadcast", _ours)}
    if context.python:
        clients |= {"python, filtered": ("filtered", _python), "python, broadcast": ("broadcast", _python)}
    found = []
    for pace, rate in (("full speed", 0), (f"{SPEED_UP} × real time", SPEED_UP * RATE)):
        for stall in ("", STALLED):
            for name, (way, command) in clients.items():
                if way == "broadcast" and (context.quick or rate):
                    continue
                arguments = [NATIVE / "libreplay.so", file, way, "stalled" if stall else "running", events, rate]
                line = command(context, arguments, streams)
                found.append(Cell(name, ", ".join(filter(None, (pace, stall))), lambda c=line: _measure(c)))
    return found


def _ours(context, arguments, _):
    return context.java("org.livekit4j.bench.meeting.MeetingClient", *arguments)


def _python(context, arguments, streams):
    return context.python_script("meeting.py", *arguments, json.dumps(streams))


def _measure(command):
    figures = client.run(command, timeout=400)
    kinds, got = figures["kinds"], figures["got"]
    p50, p99, most = figures["lag_us"]
    early_p50, early_p99, early_most = figures["beginning_lag_us"]
    # Python's room also gets the answers; what counts is whether anything is missing.
    missing = [max(0, sent - taken) for sent, taken in zip(kinds, got)]
    evaluated = {
        "events": figures["sent"],
        "seconds": figures["nanos"] / 1e9,
        "rss_growth_mb": (figures["rss_kb"] - figures["rss_before_kb"]) / 1024,
        "rss_peak_mb": (figures["rss_peak_kb"] - figures["rss_before_kb"]) / 1024,
        "lag_p50_us": p50, "lag_p99_us": p99, "lag_max_ms": most / 1e3,
        "beginning_p50_us": early_p50, "beginning_p99_us": early_p99, "beginning_max_ms": early_most / 1e3,
        "lost_control": missing[ROOM] + missing[ANSWER],
        "lost_audio": missing[AUDIO], "lost_video": missing[VIDEO],
        "backlog": figures["backlog"],
        "unreleased": figures["created"] - figures["released"],
        "other_load": figures["other_load"],
    }
    if "retained" in figures:
        evaluated |= {"retained_mb": figures["retained"] / 1e6, "allocated_bytes": figures["allocated"] / figures["sent"]}
    return evaluated
