"""From the start of the process to its first frame."""

import json

from . import client
from .context import BENCH, NATIVE
from .rounds import Cell

TITLE = "From the start of the process to its first frame"
CASE = ""
FIGURES = [("ms", "Time", "ms", 0), ("other_load", "Share of the machine that others used", "", 2)]
PICTURE = "ms"


def rounds(context):
    return 3 if context.quick else 9


def cells(context):
    found = [Cell("floor", "one stream", lambda: _printed([NATIVE / "floor", context.library, "drop", 0, 0, 0, 10, 1])),
             Cell("ours", "one stream", lambda: _printed(context.java("org.livekit4j.bench.startup.FirstFrameClient"))),
             Cell("ours, in Felix", "one stream", lambda: _probed(context))]
    if context.python:
        found.append(Cell("python", "one stream", lambda: _printed(context.python_script("first_frame.py"))))
    if context.node:
        found.append(Cell("node", "one stream", lambda: _printed(context.node_script("first_frame.cjs"), context.node)))
    return found


def _printed(command, cwd=None):
    figures = client.run(list(map(str, command)), cwd=cwd, timeout=60)
    return _evaluate(figures, figures["first_frame_ns"])


def _probed(context):
    """The demo prints no such time, so a probe in place of the native library writes it down."""
    file = NATIVE / "first-frame.json"
    file.unlink(missing_ok=True)
    environment = {"LIVEKIT_LIB_PATH": str(NATIVE / "libprobe.so"), "PROBE_LIBRARY": str(context.library),
                   "PROBE_FIRST_FRAME": str(file), "LIVEKIT4J_BUILD": "never"}
    command = [str(BENCH.parent / "livekit4j"), "demo", "--audio", "1", "--video", "0", "--seconds", "0.5", "--json"]
    figures = client.run(command, environment, timeout=60)
    return _evaluate(figures, json.loads(file.read_text(encoding="ascii"))["first_frame_ns"])


def _evaluate(figures, first_frame_ns):
    return {"ms": (first_frame_ns - figures["started_ns"]) / 1e6, "other_load": figures["other_load"]}
