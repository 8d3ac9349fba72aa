"""The largest number of audio streams of which a client still gets 99 % of the frames."""

from . import client, streams
from .rounds import Cell

TITLE = "Largest number of streams of which at least 99 % is delivered"
CASE = ""
FIGURES = [("streams", "Streams", "", 0), ("other_load", "Share of the machine that others used", "", 2)]
PICTURE = "streams"
NOTE = "All but the floor hand each frame over."

HOLDS = 0.99
NEAR = 0.08
START = {"floor": 512, "ours": 512, "python": 16, "node": 64}


def cells(context):
    names = ["floor", "ours"] + ["python"] * bool(context.python) + ["node"] * bool(context.node)
    return [Cell(name, "most", lambda n=name: _search(context, n)) for name in names]


def _search(context, name):
    good, bad, count, load = 0, None, START[name], []
    while bad is None or bad - good > max(1, NEAR * good):
        if _holds(context, name, count, load):
            good = count
        else:
            bad = count
        count = count * 2 if bad is None else (good + bad) // 2
    return {"streams": good, "other_load": max(load, default=0.0)}


def _holds(context, name, count, load):
    """Two attempts, because a single disturbance is enough to miss."""
    for _ in range(2):
        try:
            figures = streams.measure(context, name, count)
        except client.Failure:
            continue
        load.append(figures["other_load"])
        if figures["delivered"] >= HOLDS:
            return True
    return False
