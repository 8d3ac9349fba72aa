"""From the bytes of an event in native memory to the decision who gets it, before anything is copied or decoded."""

from . import dispatch
from .rounds import Cell

TITLE = "From an event's bytes to the decision who gets it, among the subscribers of R rooms and R streams"
CASE = "rooms and streams"
FIGURES = dispatch.FIGURES
PICTURE = "ns"
NOTE = "The bridge's callback and the queue, called in Java. A function that says no has read into the bytes."

EVENTS = {
    "end of a stream, unwanted": "end",
    "frame, unwanted": "frame",
    "chunk in a room, unwanted": "chunk",
    "chunk in a room, a function says no": "function",
    "frame, delivered on the native thread": "wanted",
}


def rounds(context):
    return 1 if context.quick else 2


def cells(context):
    return [Cell(name, count, lambda e=event, c=count: dispatch.measure(context, "UnreadBenchmark.call", f"event={e}",
                                                                       f"subscribers={c}"))
            for count in ([8] if context.quick else [8, 512]) for name, event in EVENTS.items()]
