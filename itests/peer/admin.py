"""What a server's administrator does to a room."""

import inspect

from google.protobuf.json_format import MessageToDict, ParseDict
from livekit import api


async def ask(url, key, secret, method, request):
    """Calls a method of RoomService by its name in Python, with its request as JSON."""
    async with api.LiveKitAPI(url.replace("ws", "http", 1), key, secret) as server:
        call = getattr(server.room, method)
        kind = next(iter(inspect.signature(call).parameters.values())).annotation
        answer = await call(ParseDict(request, kind()))
        return {} if answer is None else MessageToDict(answer)
