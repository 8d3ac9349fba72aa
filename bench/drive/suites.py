"""The suites by name. A suite says what it measures (TITLE, CASE, FIGURES, PICTURE, a NOTE if there is need of one), with which
cells, in how many rounds if not in one."""

from . import (agents, callback, capture, dispatch, handover, maximum, meeting, pictures, queueing, recording, rooms, rooms_many, rooms_media, startup,
               streams, tools, tools_pictures, unread, video)

SUITES = {
    "dispatch": dispatch,
    "handover": handover,
    "rooms": rooms,
    "unread": unread,
    "queue": queueing,
    "meeting": meeting,
    "streams": streams,
    "video": video,
    "callback": callback,
    "capture": capture,
    "pictures": pictures,
    "tools": tools,
    "tools-pictures": tools_pictures,
    "streams-max": maximum,
    "startup": startup,
    "rooms-many": rooms_many,
    "rooms-media": rooms_media,
    "agents": agents,
    "recording": recording,
}

# Names that mean several.
GROUPS = {
    "dispatch": ["dispatch", "handover", "rooms", "unread"],
    "streams": ["streams", "video", "callback"],
    "capture": ["capture", "pictures"],
    "tools": ["tools", "tools-pictures"],
}


def named(name, quick):
    """A quick run of all leaves out the search for the most streams, which takes too long for it."""
    if name == "all":
        return [suite for suite in SUITES if not (quick and suite == "streams-max")]
    return GROUPS.get(name, [name])


def names():
    return ["dispatch", "queue", "meeting", "streams", "capture", "tools", "streams-max", "startup", "rooms-many", "rooms-media", "agents", "recording",
            "video", "callback", "pictures", "tools-pictures", "handover", "rooms", "unread", "all"]
