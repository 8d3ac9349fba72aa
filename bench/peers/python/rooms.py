"""Listens in rooms in which others speak: FEEDER ROOMS SECONDS. Tokens by room are in ROOM_TOKENS, one of them of a room in which nobody is."""

import asyncio
import json
import os
import sys
import time

from feeder import Feeder
from livekit import rtc

SUBSCRIBED_SECONDS = 120
SETTLING_SECONDS = 5
AUDIBLE = 1000
# A look at some samples of one period of the tone is enough.
PERIOD, STEP = 120, 8


class Listening:
    def __init__(self):
        self.streams = []
        self.frames = 0
        self.audible = 0

    def subscribed(self, track, *_):
        self.streams.append(asyncio.create_task(self._read(rtc.AudioStream(track))))

    async def _read(self, stream):
        async for event in stream:
            self.frames += 1
            if any(abs(sample) > AUDIBLE for sample in event.frame.data[:PERIOD:STEP]):
                self.audible += 1


async def main(feeder_path, count, seconds):
    feeder = Feeder(feeder_path)
    listening = Listening()
    rooms = []
    for token in json.loads(os.environ["ROOM_TOKENS"]).values():
        room = rtc.Room()
        room.on("track_subscribed", listening.subscribed)
        await room.connect(os.environ["LIVEKIT_URL"], token)
        rooms.append(room)
    deadline = time.monotonic() + SUBSCRIBED_SECONDS
    while len(listening.streams) < int(count):
        if time.monotonic() > deadline:
            raise TimeoutError(f"only {len(listening.streams)} tracks were subscribed")
        await asyncio.sleep(0.02)
    await asyncio.sleep(SETTLING_SECONDS)
    opened = feeder.open_window()
    frames, audible = listening.frames, listening.audible
    await asyncio.sleep(float(seconds))
    figures = {"frames": listening.frames - frames, "audible": listening.audible - audible,
               "opened": opened, "closed": feeder.close_window()}
    print(json.dumps(figures), flush=True)
    os._exit(0)


asyncio.run(main(*sys.argv[1:]))
