"""What the native library alone costs: TIMETABLE SEED FILE TRACKS. Its guests join rooms, publish, listen, reconnect and leave as those of the
other clients do, until its input ends; if TRACKS is empty, they neither publish nor subscribe. Writes its memory at each rest into FILE. Tokens
by room are in SOAK_TOKENS."""

import asyncio
import contextlib
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

LONGEST_PAUSE, LONGEST_IDLE, MOST_ACTIONS = 5, 4, 20
# The actions of the Java clients' guests, of which only the first eight matter here, and without tracks two of these.
ACTIONS = 33
RECONNECTS = (3, 4)
SCENARIOS, SIGNAL_RECONNECT, FULL_RECONNECT = 8, 0, 7
RATE, SAMPLES = 48_000, 480
WIDTH, HEIGHT = 64, 48
HEADER = "seconds,phase,joins,tracks_left,rss_mb,rss_anon_mb\n"


class Memory:
    """A file of what the process holds, without what it could give back at once."""

    def __init__(self, path, timetable):
        self._file = open(path, "w", encoding="utf-8")
        self._timetable = timetable
        self._write(HEADER)

    def sample(self, joins, tracks_left):
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        with open("/proc/self/status", encoding="utf-8") as status:
            figures = dict(line.split(":", 1) for line in status)
        rss, anonymous = (int(figures[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))
        self._write(f"{self._timetable.elapsed():.1f},REST,{joins},{tracks_left},{rss:.3f},{anonymous:.3f}\n")

    def _write(self, text):
        self._file.write(text)
        self._file.flush()


class Guest:
    """Joins and leaves rooms all the time, but for the rests. What it does there has the rates of the Java clients' guests, as far as it opens
    connections, tracks and streams."""

    def __init__(self, timetable, chance, tokens, tracks):
        self._timetable, self._chance, self._tokens, self._tracks = timetable, chance, tokens, tracks
        self.joins = self.tracks_left = self._tracks_here = 0

    async def visit(self):
        while not self._timetable.over():
            if not self._timetable.resting():
                with contextlib.suppress(rtc.ConnectError):
                    await self._stay()
                self.joins += 1
                await asyncio.sleep(self._chance.uniform(0, LONGEST_PAUSE))
            await asyncio.sleep(0.2)

    async def _stay(self):
        chance, room, own = self._chance, rtc.Room(), []
        options = rtc.RoomOptions(auto_subscribe=chance.random() < 0.75 and self._tracks, dynacast=chance.random() < 0.5,
                                  single_peer_connection=chance.random() < 0.75)
        room.on("local_track_published", lambda *_: self._count())
        room.on("track_subscribed", lambda *_: self._count())
        url = os.environ[chance.choice(["LIVEKIT_URL", "SOAK_PROXIED_URL"])]
        await room.connect(url, self._tokens[chance.choice(sorted(self._tokens))], options)
        for _ in range(chance.randrange(MOST_ACTIONS)):
            if self._timetable.resting():
                break
            action = chance.randrange(ACTIONS)
            with contextlib.suppress(Exception):
                await asyncio.wait_for(self._act(action, room, own), 15)
            await asyncio.sleep(chance.uniform(0, LONGEST_IDLE))
        with contextlib.suppress(Exception):
            await asyncio.wait_for(room.disconnect(), 30)
        for resource in own:
            await resource.aclose()
        self.tracks_left += self._tracks_here
        self._tracks_here = 0

    def _count(self):
        self._tracks_here += 1

    async def _act(self, action, room, own):
        if not self._tracks and action not in RECONNECTS:
            return
        if action < 2:
            line = Line(self._chance.random() < 0.5)
            own.append(line)
            await room.local_participant.publish_track(line.track)
        elif action < 3:
            published = [sid for sid in room.local_participant.track_publications if sid.startswith("TR_")]
            if published:
                await room.local_participant.unpublish_track(self._chance.choice(published))
        elif action < 4:
            await room.simulate_scenario(self._chance.randrange(SCENARIOS))
        elif action < 5:
            for _ in range(2):
                await room.simulate_scenario(self._chance.choice([SIGNAL_RECONNECT, FULL_RECONNECT]))
        elif action < 8:
            tracks = [publication.track for other in room.remote_participants.values()
                      for publication in other.track_publications.values() if publication.track]
            if tracks:
                track = self._chance.choice(tracks)
                own.append((rtc.AudioStream if track.kind == rtc.TrackKind.KIND_AUDIO else rtc.VideoStream)(track))


class Line:
    """A track with what feeds it."""

    def __init__(self, sound):
        if sound:
            self._source = rtc.AudioSource(RATE, 1)
            self.track = rtc.LocalAudioTrack.create_audio_track("control", self._source)
        else:
            self._source = rtc.VideoSource(WIDTH, HEIGHT)
            self.track = rtc.LocalVideoTrack.create_video_track("control", self._source)
        self._feeding = asyncio.create_task(self._speak() if sound else self._show())

    async def _speak(self):
        while True:
            await self._source.capture_frame(rtc.AudioFrame.create(RATE, 1, SAMPLES))

    async def _show(self):
        frame = rtc.VideoFrame(WIDTH, HEIGHT, rtc.VideoBufferType.RGBA, bytes(WIDTH * HEIGHT * 4))
        while True:
            self._source.capture_frame(frame)
            await asyncio.sleep(1 / 30)

    async def aclose(self):
        self._feeding.cancel()
        await self._source.aclose()


async def watch(memory, timetable, guests):
    sampled = -1
    while not timetable.over():
        if timetable.ending() and sampled != timetable.round():
            sampled = timetable.round()
            memory.sample(sum(guest.joins for guest in guests), sum(guest.tracks_left for guest in guests))
        await asyncio.sleep(0.2)


async def main():
    timetable, seed = Timetable(sys.argv[1]), int(sys.argv[2])
    tokens = json.loads(os.environ["SOAK_TOKENS"])
    guests = [Guest(timetable, random.Random(seed + place), {name: own[place] for name, own in tokens.items()}, bool(sys.argv[4]))
              for place in range(len(next(iter(tokens.values()))))]
    await asyncio.gather(watch(Memory(sys.argv[3], timetable), timetable, guests), *(guest.visit() for guest in guests))


def end_with_input():
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
asyncio.run(main())
os._exit(0)
