"""What the events of one room cost among so many rooms in one process."""

from . import dispatch
from .rounds import Cell

TITLE = "An event of one room, put and taken, among R rooms of four streams in one process"
CASE = "rooms"
FIGURES = dispatch.FIGURES
PICTURE = "ns"


def cells(context):
    return [Cell("ours", count, lambda c=count: dispatch.measure(context, "RoomsBenchmark.oneRoom", f"rooms={c}"))
            for count in ((1, 256) if context.quick else (1, 4, 16, 64, 256))]
