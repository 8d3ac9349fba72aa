"""Loopback video streams, 30 a second, through the real native library."""

from . import streams
from .rounds import Cell

TITLE = "Loopback video streams, 30 a second"
CASE = "streams and size"
FIGURES = streams.FIGURES
PICTURE = "cpu_us"
NOTE = """All but the floor hand each frame over: ours to one thread for all streams, Python and Node to their event loop. Ours leaves the
pixels in native memory, Python and Node copy them. The heap is that of frames whose pixels nobody reads: the first look into a frame takes 0.7 kB more,
for a segment that refuses access when the frame is closed."""

RATE = 30
SIZES = [(640, 360), (1280, 720)]


def rounds(context):
    return 1 if context.quick else 2


def cells(context):
    counts = [4] if context.quick else [4, 16]
    names = ["floor", "ours"] + ["python"] * bool(context.python and not context.quick) + ["node"] * bool(context.node)
    return [Cell(name, f"{count} × {size[0]}×{size[1]}",
                 lambda n=name, c=count, s=size: streams.measure(context, n, c, s, RATE))
            for size in SIZES for count in counts for name in names]
