"""Pictures that the clients themselves capture, 30 a second for each source, with no stream on the track."""

from . import capture
from .rounds import Cell

TITLE = "Pictures captured for N sources, I420, 30 a second each"
CASE = "sources and size"
FIGURES = capture.FIGURES
PICTURE = "cpu_us"
NOTE = """All capture by the clock. `ours` has its pictures on the heap, where the native library cannot read, so that they are copied; `ours, in native
memory` has them where it can. Latency is from the capture to a stream, of one source more."""

RATE = 30
SIZES = [(640, 360), (1280, 720)]
NATIVE = "ours, in native memory"


def cells(context):
    counts, sizes = ([4], SIZES[:1]) if context.quick else ([1, 4, 16], SIZES)
    names = ["floor", "ours", NATIVE, *([] if context.quick else capture.peers(context))]
    return [Cell(name, words(count, size), lambda n=name, c=count, s=size: capture.measure(context, n, c, s, rate=RATE))
            for size in sizes for count in counts for name in names]


def words(count, size):
    return f"{count} × {size[0]}×{size[1]}"
