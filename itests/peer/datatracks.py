"""Data tracks that a peer publishes and reads."""

import asyncio
import base64

from livekit import rtc


class DataTracks:
    def __init__(self, room, tell):
        self.room = room
        self.tell = tell
        self.local = {}
        self.remote = {}
        self.reading = set()
        room.on("data_track_published", self._published)
        room.on("data_track_unpublished", lambda sid: tell("data_track_unpublished", sid=sid))

    def _published(self, track):
        self.remote[track.info.name] = track
        self.tell("data_track_published", name=track.info.name, sid=track.info.sid, identity=track.publisher_identity)

    async def publish(self, name):
        self.local[name] = await self.room.local_participant.publish_data_track(name=name)
        return {"sid": self.local[name].info.sid}

    def push(self, name, payload, timestamp):
        self.local[name].try_push(rtc.DataTrackFrame(payload=base64.b64decode(payload), user_timestamp=timestamp))

    async def flood(self, name, frames, rate):
        """Pushes so many frames, numbered from 0, so many a second."""
        for number in range(frames):
            self.local[name].try_push(rtc.DataTrackFrame(payload=bytes(100), user_timestamp=number))
            await asyncio.sleep(1 / rate)

    async def unpublish(self, name):
        await self.local.pop(name).unpublish()

    def read(self, name):
        """Tells of each frame, and of the end."""
        task = asyncio.create_task(self._read(name, self.remote[name].subscribe()))
        self.reading.add(task)
        task.add_done_callback(self.reading.discard)

    async def _read(self, name, stream):
        error = None
        try:
            async for frame in stream:
                payload = base64.b64encode(frame.payload).decode()
                self.tell("data_frame", name=name, payload=payload, timestamp=frame.user_timestamp)
        except Exception as e:
            error = str(e)
        self.tell("data_stream_ended", name=name, error=error)
