"""What each tool for audio costs, beside Python's SDK where it has the tool."""

from . import client
from .context import TARGET
from .rounds import Cell

TITLE = "Tools for audio, frames of 10 ms, 48 kHz mono"
CASE = "tool"
FIGURES = [
    ("cpu_us", "CPU of the calling thread for each frame", "µs", 1),
    ("heap_bytes", "Heap allocated for each frame", "B", 0),
    ("other_load", "Share of the machine that others used", "", 2),
]
PICTURE = "cpu_us"
NOTE = """Each tool works alone, as fast as it can, on one thread, whose time is measured: just-in-time compilers and garbage collectors are not in it. A frame of the mixer is one of the mix: each source gives one for it. With echo
cancellation a frame is processed, and one of the reference. A file is begun again after a minute of audio; Ogg/Opus is that of the recorder, which
encodes in Java. Python's SDK has no energy gate, and no files."""

QUALITIES = ("quick", "low", "medium", "high", "very high")
PARTS = {"noise": "noise suppression", "gain": "gain control", "rumble": "high-pass filter", "echo": "echo cancellation", "all": "all four"}
SOURCES = (2, 5, 20)


def resampling(quality, rates=("44.1", "48")):
    return f"resampler, {' to '.join(rates)} kHz, {quality}"


def mixing(sources):
    return f"mixer of {sources} sources"


def processing(part):
    return f"audio processing, {PARTS[part]}"


# The words of a tool, and those that its clients are told.
SHARED = {
    **{resampling(quality): f"resample:44100:48000:{quality.upper().replace(' ', '_')}" for quality in QUALITIES},
    resampling("high", ("48", "16")): "resample:48000:16000:HIGH",
    **{mixing(sources): f"mix:{sources}" for sources in SOURCES},
    **{processing(part): f"process:{part}" for part in PARTS},
}
QUICK = (resampling("quick"), resampling("high"), mixing(5), processing("noise"), processing("all"))
OURS = {"energy gate": "gate", "WAV file, write": "wav-write", "WAV file, read": "wav-read", "Ogg/Opus file, write": "ogg-write"}


def cells(context):
    shared = {words: tool for words, tool in SHARED.items() if words in QUICK} if context.quick else SHARED
    return cells_of(context, shared, OURS)


def cells_of(context, shared, ours, size=(0, 0)):
    """Each tool with all clients that have it."""
    return [Cell(name, words, lambda n=name, t=tool: measure(context, n, t, size))
            for words, tool in {**shared, **ours}.items() for name in ("ours", "python")
            if name == "ours" or context.python and words in shared]


def measure(context, name, tool, size):
    # Just-in-time compilers need their time.
    times = ([2, 1] if context.quick else [4, 2]) if name == "ours" else [1, 1 if context.quick else 2]
    arguments = [tool, *size, *times]
    if name == "ours":
        folder = TARGET / "tools"
        folder.mkdir(parents=True, exist_ok=True)
        command = context.java("org.livekit4j.bench.tools.ToolsClient", *arguments, folder)
    else:
        command = context.python_script("tools.py", *arguments)
    return evaluate(client.run(command, timeout=60 + 4 * sum(times)))


def evaluate(figures):
    """The figures of one run from what a client printed."""
    count = max(1, figures["count"])
    evaluated = {"cpu_us": figures["cpu_nanos"] / count / 1e3, "other_load": figures["other_load"]}
    if "allocated" in figures:
        evaluated["heap_bytes"] = figures["allocated"] / count
    return evaluated
