"""From the thread that publishes to one that consumes, under load."""

from . import dispatch
from .rounds import Cell

TITLE = "An event handed over to a consuming thread, among 64 subscribers of which one is hot"
CASE = ""
FIGURES = dispatch.FIGURES
PICTURE = "ns"
NOTE = """All of them hand over. JCTools' queue has one consumer and looks nobody up; ours looks up which of 64 subscribers wants the
event."""

WAYS = {"ours": "ours", "ours, virtual thread": "oursVirtual", "LinkedBlockingQueue": "blockingQueue",
        "JCTools with work in progress": "jctools"}


def rounds(context):
    return 2 if context.quick else 3


def cells(context):
    return [Cell(name, "under load", lambda w=way: dispatch.measure(context, "HandOverBenchmark.handOver", f"way={w}"))
            for name, way in WAYS.items()]
