"""Text and byte streams that a peer sends and receives."""

import asyncio
import hashlib


def receive(room, topic, tell):
    """Tells of each stream of the topic when it has ended."""

    async def text(reader, identity):
        whole, error = "", None
        try:
            async for chunk in reader:
                whole += chunk
        except Exception as e:
            error = str(e)
        tell("text_stream", **described(reader.info, identity, whole.encode(), error), text=whole[:1000])

    async def data(reader, identity):
        whole, error = bytearray(), None  # bytes would be copied with each chunk
        try:
            async for chunk in reader:
                whole += chunk
        except Exception as e:
            error = str(e)
        tell("byte_stream", **described(reader.info, identity, whole, error), name=reader.info.name)

    running = set()

    def start(handler):
        def handle(reader, identity):
            task = asyncio.create_task(handler(reader, identity))
            running.add(task)
            task.add_done_callback(running.discard)

        return handle

    room.register_text_stream_handler(topic, start(text))
    room.register_byte_stream_handler(topic, start(data))


def described(info, identity, content, error):
    return {
        "identity": identity,
        "topic": info.topic,
        "id": info.stream_id,
        "mime": info.mime_type,
        "attributes": dict(info.attributes or {}),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "error": error,
    }
