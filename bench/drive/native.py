"""Compiles the native side of the bench, and brings LiveKit's native library to a file."""

import os
import shutil
import subprocess
import zipfile

from .context import BENCH, NATIVE, TARGET

FLAGS = ["-O2", "-std=gnu11", "-Wall", "-Wextra"]
SHARED = [*FLAGS, "-shared", "-fPIC"]
LIBRARIES = ["-lpthread", "-ldl"]


def build():
    """Without a C compiler there is no feeder, and so no bench."""
    compiler = shutil.which(os.environ.get("CC", "gcc"))
    if compiler is None:
        raise SystemExit("bench: a C compiler (gcc, or CC) is needed, and is not on the PATH")
    NATIVE.mkdir(parents=True, exist_ok=True)
    _compile(compiler, SHARED, ["feeder.c"], "libfeeder.so")
    # As the library that it stands for, it asks for all symbols at once.
    _compile(compiler, [*SHARED, "-Wl,-z,now"], ["probe.c"], "libprobe.so")
    _compile(compiler, SHARED, ["replay.c"], "libreplay.so")
    _compile(compiler, FLAGS, ["floor.c", "handover.c", "feeder.c"], "floor")


def build_node_feeder(headers):
    compiler = os.environ.get("CC", "gcc")
    _compile(compiler, [*SHARED, f"-I{headers}"], ["feeder_node.c", "feeder.c"], "feeder.node")


def _compile(compiler, flags, sources, out):
    paths = [str(BENCH / "native" / source) for source in sources]
    subprocess.run([compiler, *flags, *paths, "-o", str(NATIVE / out), *LIBRARIES], check=True)


def library():
    """The library that our bundles carry, which all clients but Node's use."""
    file = NATIVE / "liblivekit_ffi.so"
    jar = next((TARGET / "lib").glob("org.livekit4j.ffi.natives.*.jar"), None)
    if jar is None:
        raise SystemExit("bench: it is not built; run it without BENCH_BUILD=never")
    if not file.exists() or file.stat().st_mtime < jar.stat().st_mtime:
        with zipfile.ZipFile(jar) as archive:
            entry = next(name for name in archive.namelist() if name.endswith("/liblivekit_ffi.so"))
            file.write_bytes(archive.read(entry))
    return file
