"""How long the client holds the native thread that brings it a frame: a probe stands in for the native library."""

from . import streams
from .rounds import Cell

TITLE = "Time inside the native callback"
CASE = "streams"
FIGURES = [
    ("callback_p50_ns", "Median", "ns", 0),
    ("callback_p99_ns", "99th percentile", "ns", 0),
    ("callback_max_ns", "Longest", "ns", 0),
    ("delivered", "Delivered share", "", 3),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "callback_p99_ns"
NOTE = """In the callback of `floor` and of `ours, on the native thread` nothing is copied or handed over; in those of `floor, handed over`
and of the other two of ours the samples are copied and handed to a consuming thread; in Python's the event is copied, and queued for the
event loop."""

CLIENTS = ["floor", "floor, handed over", "ours", "ours, a thread for each", "ours, on the native thread"]


def rounds(context):
    return 1 if context.quick else 2


def cells(context):
    return [Cell(name, count, lambda n=name, c=count: streams.measure(context, n, c, probed=True))
            for count, names in ((64, ["python"] if context.python and not context.quick else []), (256, CLIENTS)) for name in names]
