"""One event of a meeting, put into the queue and taken from it, among so many subscribers."""

from . import client, traffic
from .rounds import Cell

TITLE = "One event of a meeting through the queue: put and taken"
CASE = "subscribers"
FIGURES = [
    ("total_us", "Put and taken, events parsed before", "µs", 3),
    ("put_us", "Of that, put", "µs", 3),
    ("parsed_us", "Put and taken, parse included", "µs", 3),
    ("taken", "Deliveries for each event", "", 2),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "total_us"


def cells(context):
    file, streams, _ = traffic.record(context)
    handles = ",".join(map(str, streams["audio"] + streams["video"]))
    seconds = 1 if context.quick else 2
    counts = [8, 64, 4096] if context.quick else [1, 8, 64, 512, 4096]
    found = []
    for count in counts:
        arguments = [file, count, seconds, handles]
        commands = {"ours": context.java("org.livekit4j.bench.queueing.QueueClient", *arguments)}
        if context.python:
            for way in ("filtered",) if context.quick else ("filtered", "unfiltered"):
                commands[f"python, {way}"] = context.python_script("ffi_queue.py", *arguments, way)
        found += [Cell(name, count, lambda c=command: _measure(c)) for name, command in commands.items()]
    return found


def _measure(command):
    figures = client.run(command, timeout=120)
    plain, parsed = figures["plain"], figures["parsed"]
    return {"total_us": plain["put_us"] + plain["take_us"], "put_us": plain["put_us"],
            "parsed_us": parsed["put_us"] + parsed["take_us"], "taken": plain["taken"], "other_load": figures["other_load"]}
