"""The recorded meeting, which is made once for all clients."""

import json

from . import client
from .context import TARGET


def record(context):
    """The file, and the handles of its audio and video streams."""
    file = TARGET / "meeting-with-files.bin"
    description = TARGET / "meeting-with-files.json"
    if not file.exists() or not description.exists():
        figures = client.run(context.java("org.livekit4j.bench.meeting.TrafficWriter", file))
        description.write_text(json.dumps(figures), encoding="utf-8")
    streams = json.loads(description.read_text(encoding="utf-8"))
    return file, {"audio": streams["audio"], "video": streams["video"]}, streams["events"]
