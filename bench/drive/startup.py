"""From the start of the process to its first frame, and what the process holds when it has heard a hundred."""

import functools
import json
import time

from . import client
from .context import BENCH, NATIVE, TARGET
from .rounds import Cell

TITLE = "From the start of the process to its first frame, and its memory"
NOTE = ("A program in plain Java that hears one stream: as docs/starting.md says for small programs, with a cache of loaded classes "
        "(ours), and with the JVM's defaults. Its class path is what such a program depends on. In Felix it is the launcher's demo, with "
        "the cache that the launcher makes by itself.")
CASE = ""
FIGURES = [("ms", "Time", "ms", 0), ("rss_mb", "Resident memory", "MB", 1),
           ("other_load", "Share of the machine that others used", "", 2)]
PICTURE = "ms"
CASE_NAME = "one stream"

MAIN = "org.livekit4j.bench.startup.FirstFrameClient"
# What a program that hears a stream depends on: the bench's other libraries would be opened before them.
DEPENDENCIES = ["org.livekit4j.api-*", "org.livekit4j.ffi-*", "org.livekit4j.ffi.natives.*", "org.livekit4j.queue-*",
                "org.livekit4j.media-*", "org.livekit4j.audio-*", "protobuf-java-*", "slf4j-*"]
SMALL = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-Xmn1m"]
LAUNCHER = BENCH.parent / "livekit4j"
CACHES = NATIVE / "caches"
CACHE_SECONDS = 180


def rounds(context):
    return 3 if context.quick else 9


def cells(context):
    found = [Cell("floor", CASE_NAME, lambda: _printed([NATIVE / "floor", context.library, "drop", 0, 0, 0, 10, 1])),
             Cell("ours", CASE_NAME, lambda: _small(context)),
             Cell("ours, defaults", CASE_NAME, lambda: _printed(_java(context))),
             Cell("ours, in Felix", CASE_NAME, lambda: _probed(context))]
    if context.python:
        found.append(Cell("python", CASE_NAME, lambda: _printed(context.python_script("first_frame.py"))))
    if context.node:
        found.append(Cell("node", CASE_NAME, lambda: _printed(context.node_script("first_frame.cjs"), context.node)))
    return found


def _java(context, *options):
    libraries = sorted(file.name for pattern in DEPENDENCIES for file in (TARGET / "lib").glob(pattern + ".jar"))
    return context.java(MAIN, options=options, libraries=libraries)


def _small(context):
    return _printed(_java(context, *SMALL, f"-XX:AOTCache={_cache(context)}"), environment={"MALLOC_ARENA_MAX": "2"})


@functools.cache
def _cache(context):
    """Made anew, since it fits only the jars that it was made with."""
    file = NATIVE / "startup.aot"
    file.unlink(missing_ok=True)
    client.run(_java(context, *SMALL, f"-XX:AOTCacheOutput={file}"), timeout=CACHE_SECONDS)
    return file


@functools.cache
def _launcher_cache():
    """The launcher makes it when its first command has ended."""
    client.run(_demo(), _launcher_environment(), timeout=CACHE_SECONDS)
    deadline = time.monotonic() + CACHE_SECONDS
    while not any((CACHES / "livekit4j" / "aot").glob("*.aot.checked")):
        if time.monotonic() > deadline:
            raise client.Failure(f"./livekit4j has made no cache below {CACHES}")
        time.sleep(0.5)


def _demo():
    return [str(LAUNCHER), "demo", "--audio", "1", "--video", "0", "--seconds", "0.5", "--json"]


def _launcher_environment():
    return {"XDG_CACHE_HOME": str(CACHES), "LIVEKIT4J_BUILD": "never"}


def _printed(command, cwd=None, environment=None):
    figures = client.run(list(map(str, command)), environment, cwd=cwd, timeout=60)
    return _evaluate(figures, figures["first_frame_ns"])


def _probed(context):
    """The demo prints no such time, so a probe in place of the native library writes it down."""
    _launcher_cache()
    file = NATIVE / "first-frame.json"
    file.unlink(missing_ok=True)
    environment = {**_launcher_environment(), "LIVEKIT_LIB_PATH": str(NATIVE / "libprobe.so"),
                   "PROBE_LIBRARY": str(context.library), "PROBE_FIRST_FRAME": str(file)}
    figures = client.run(_demo(), environment, timeout=60)
    return _evaluate(figures, json.loads(file.read_text(encoding="ascii"))["first_frame_ns"])


def _evaluate(figures, first_frame_ns):
    found = {"ms": (first_frame_ns - figures["started_ns"]) / 1e6, "other_load": figures["other_load"]}
    if "rss_kb" in figures:
        found["rss_mb"] = figures["rss_kb"] * 1024 / 1e6
    return found
