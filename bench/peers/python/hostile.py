"""Peers that flood rooms and leave without a word: TIMETABLE SEED. Tokens by room are in SOAK_TOKENS. It ends with its input."""

import asyncio
import contextlib
import json
import os
import random
import sys
import threading
import time

from livekit import rtc

from timetable import Timetable

NAMES = ["plain", "", "mallory\n[FORGED] root logged in", "\x1b[31mred\x1b[0m", "\u202egpj.exe", "x" * 2_000, "zero\0byte", "%s{}${}"]
LONGEST_STAY = 30


class Peer:
    def __init__(self, chance):
        self._chance = chance
        self.room = rtc.Room()

    def name(self):
        return self._chance.choice(NAMES)

    def text(self, most):
        return "x" * self._chance.randrange(most)

    async def data(self):
        for _ in range(50):
            await self.room.local_participant.publish_data(os.urandom(self._chance.randrange(1, 4_000)), topic=self.name(),
                                                           reliable=self._chance.random() < 0.5)

    async def texts(self):
        await self.room.local_participant.send_text(self.text(100_000), topic=self.name() or "topic")

    async def bytes(self):
        writer = await self.room.local_participant.stream_bytes(self.name() or "file", topic=self.name() or "topic")
        for _ in range(self._chance.randrange(20)):
            await writer.write(os.urandom(10_000))
        if self._chance.random() < 0.5:
            await writer.aclose()

    async def calls(self):
        others = list(self.room.remote_participants)
        if others:
            await asyncio.gather(*(self._call(self._chance.choice(others)) for _ in range(20)))

    async def _call(self, other):
        with contextlib.suppress(rtc.RpcError):
            method = self._chance.choice(["beat", "echo", "other", self.name() or "none"])
            await self.room.local_participant.perform_rpc(destination_identity=other, method=method, payload=self.text(15_000),
                                                          response_timeout=5)

    async def attributes(self):
        await self.room.local_participant.set_attributes({f"{self.name()}{i}": self.name() for i in range(20)})
        await self.room.local_participant.set_name(self.name())

    async def picture(self):
        width, height = self._chance.choice([4, 6, 16]), self._chance.choice([4, 8, 16])
        source = rtc.VideoSource(width, height)
        track = rtc.LocalVideoTrack.create_video_track(self.name(), source)
        await self.room.local_participant.publish_track(track)
        frame = rtc.VideoFrame(width, height, rtc.VideoBufferType.RGBA, bytes(width * height * 4))
        for _ in range(20):
            source.capture_frame(frame)
            await asyncio.sleep(0.05)
        if self._chance.random() < 0.5:
            await self.room.local_participant.unpublish_track(track.sid)


async def stay(peer, url, token, chance, timetable):
    await peer.room.connect(url, token)
    peer.room.local_participant.register_rpc_method("echo", lambda call: asyncio.sleep(0, call.payload))
    end = time.time() + chance.uniform(0, LONGEST_STAY)
    while time.time() < end and not timetable.resting():
        flood = chance.choice([peer.data, peer.texts, peer.bytes, peer.calls, peer.attributes, peer.picture])
        with contextlib.suppress(Exception):
            await asyncio.wait_for(flood(), 10)
        await asyncio.sleep(1)  # or the machine is busy with floods alone
    if chance.random() < 0.5:
        os._exit(0)  # without a word
    await peer.room.disconnect()


async def main():
    timetable, chance = Timetable(sys.argv[1]), random.Random(int(sys.argv[2]))
    tokens = json.loads(os.environ["SOAK_TOKENS"])
    while not timetable.over():
        while timetable.resting():
            await asyncio.sleep(0.2)
        room = chance.choice(sorted(tokens))
        await stay(Peer(chance), os.environ["LIVEKIT_URL"], chance.choice(tokens[room]), chance, timetable)


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(main())
