"""What the native library alone costs: TIMETABLE SEED FILE. Its guests join rooms, hear what is there, speak now and then, and leave, with the options
and stays of the other clients' guests, until its input ends; writes its memory at each rest into FILE. Tokens by room are in SOAK_TOKENS."""

import asyncio
import ctypes
import gc
import json
import os
import random
import sys
import threading
import time

from livekit import rtc

from timetable import Timetable

LONGEST_STAY, LONGEST_PAUSE = 40, 5
RATE, SAMPLES = 48_000, 480
HEADER = "seconds,phase,joins,rss_mb,rss_anon_mb\n"


class Memory:
    """A file of what the process holds, without what it could give back at once."""

    def __init__(self, path, timetable):
        self._file = open(path, "w", encoding="utf-8")
        self._timetable = timetable
        self._write(HEADER)

    def sample(self, joins):
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        with open("/proc/self/status", encoding="utf-8") as status:
            figures = dict(line.split(":", 1) for line in status)
        rss, anonymous = (int(figures[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
        self._write(f"{self._timetable.elapsed():.1f},REST,{joins},{rss:.3f},{anonymous:.3f}\n")

    def _write(self, text):
        self._file.write(text)
        self._file.flush()


class Guest:
    """Joins and leaves rooms all the time, but for the rests."""

    def __init__(self, timetable, chance, tokens):
        self._timetable, self._chance, self._tokens = timetable, chance, tokens
        self.joins = 0

    async def visit(self):
        while not self._timetable.over():
            if not self._timetable.resting():
                await self._stay()
                self.joins += 1
                await asyncio.sleep(self._chance.uniform(0, LONGEST_PAUSE))
            await asyncio.sleep(0.2)

    async def _stay(self):
        chance, room = self._chance, rtc.Room()
        options = rtc.RoomOptions(auto_subscribe=chance.random() < 0.75, dynacast=chance.random() < 0.5,
                                  single_peer_connection=chance.random() < 0.75)
        await room.connect(os.environ["LIVEKIT_URL"], self._tokens[chance.choice(sorted(self._tokens))], options)
        source = rtc.AudioSource(RATE, 1)
        track = rtc.LocalAudioTrack.create_audio_track("control", source)
        if chance.random() < 0.5:
            await room.local_participant.publish_track(track)
        end = time.monotonic() + chance.uniform(0, LONGEST_STAY)
        while time.monotonic() < end and not self._timetable.resting():
            await source.capture_frame(rtc.AudioFrame.create(RATE, 1, SAMPLES))
        await room.disconnect()
        await source.aclose()


async def watch(memory, timetable, guests):
    sampled = -1
    while not timetable.over():
        if timetable.ending() and sampled != timetable.round():
            sampled = timetable.round()
            memory.sample(sum(guest.joins for guest in guests))
        await asyncio.sleep(0.2)


async def main():
    timetable, seed = Timetable(sys.argv[1]), int(sys.argv[2])
    tokens = json.loads(os.environ["SOAK_TOKENS"])
    guests = [Guest(timetable, random.Random(seed + place), {name: own[place] for name, own in tokens.items()})
              for place in range(len(next(iter(tokens.values()))))]
    await asyncio.gather(watch(Memory(sys.argv[3], timetable), timetable, guests), *(guest.visit() for guest in guests))


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(main())
os._exit(0)
