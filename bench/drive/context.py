"""Where everything is, and which clients can run here."""

import os
import pathlib
import shlex

BENCH = pathlib.Path(__file__).resolve().parent.parent
TARGET = BENCH / "target"
NATIVE = TARGET / "native"
PEERS = TARGET / "peers"
RESULTS = BENCH / "results"


class Context:
    """What a suite needs to start its clients."""

    def __init__(self, quick):
        self.quick = quick
        self.skipped = {}
        self.library = None
        self.python = None
        self.python_agents = None
        self.node = None

    def java(self, main, *arguments, options=(), libraries=("*",)):
        """The command that starts a program of the bench, with all libraries or with those whose files have these names."""
        jars = ":".join([f"{TARGET / 'livekit4j-bench-0.1.0-SNAPSHOT.jar'}", *(f"{TARGET / 'lib'}/{name}" for name in libraries)])
        return [os.path.join(os.environ["JAVA_HOME"], "bin", "java"), "-Xmx1g", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                # The library that stands between tells no version.
                "-Dlivekit4j.native.anyVersion=true", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off", *options,
                *shlex.split(os.environ.get("BENCH_JAVA_OPTS", "")), "-cp", jars, main, *map(str, arguments)]

    def python_script(self, name, *arguments):
        return [str(self.python), str(BENCH / "peers" / "python" / name), *map(str, arguments)]

    def node_script(self, name, *arguments):
        return ["node", str(BENCH / "peers" / "node" / name), *map(str, arguments)]

    def skip(self, client, reason):
        self.skipped[client] = reason
