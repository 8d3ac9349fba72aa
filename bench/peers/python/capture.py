"""Sources that the SDK itself captures for: FEEDER COUNT WIDTH HEIGHT FRAME_MS WARM_SECONDS SECONDS; sound if the width is 0.

One source more has a stream, by which latency is measured.
"""

import asyncio
import os
import sys
import threading
import time

from feeder import Feeder, Meter
from livekit import rtc

RATE = 48000
PICTURE_SECONDS = 1 / 30
PROBE_SECONDS = 0.1


class Capture:
    def __init__(self, width, height, frame_ms):
        self._width = width
        self._height = height
        self._samples = RATE // 1000 * frame_ms
        self._keep = []
        self.meter = Meter()

    def open(self):
        source, track = self._source(1000)
        run = self._capture_pictures if self._width else self._capture_sound
        self._keep += [track, asyncio.create_task(run(source))]

    def open_probe(self):
        source, track = self._source(0)
        stream = rtc.VideoStream(track) if self._width else rtc.AudioStream(track)
        self._keep += [track, asyncio.create_task(self._receive(stream)), asyncio.create_task(self._probe(source))]

    def _source(self, queue_ms):
        if self._width:
            source = rtc.VideoSource(self._width, self._height)
            return source, rtc.LocalVideoTrack.create_video_track("bench", source)
        source = rtc.AudioSource(RATE, 1, queue_size_ms=queue_ms)
        return source, rtc.LocalAudioTrack.create_audio_track("bench", source)

    def _picture(self):
        size = self._width * self._height * 3 // 2
        return rtc.VideoFrame(self._width, self._height, rtc.VideoBufferType.I420, bytearray(b"\x80" * size))

    async def _capture_sound(self, source):
        frame = rtc.AudioFrame.create(RATE, 1, self._samples)
        while True:
            await source.capture_frame(frame)
            self.meter.frames += 1

    async def _capture_pictures(self, source):
        frame = self._picture()
        due = time.monotonic()
        while True:
            source.capture_frame(frame)
            self.meter.frames += 1
            due += PICTURE_SECONDS
            await asyncio.sleep(max(0, due - time.monotonic()))

    async def _probe(self, source):
        frame = self._picture() if self._width else rtc.AudioFrame.create(RATE, 1, RATE // 100)
        data = memoryview(frame.data).cast("B")
        while True:
            await asyncio.sleep(PROBE_SECONDS)
            data[:8] = time.monotonic_ns().to_bytes(8, "little")
            if self._width:
                source.capture_frame(frame)
            else:
                await source.capture_frame(frame)

    async def _receive(self, stream):
        async for event in stream:
            if self.meter.measuring:
                self.meter.arrived(event.frame)


async def main(feeder_path, count, width, height, frame_ms, warm_seconds, seconds):
    feeder = Feeder(feeder_path)
    capture = Capture(int(width), int(height), int(frame_ms))
    for _ in range(int(count)):
        capture.open()
    capture.open_probe()
    threading.Thread(target=capture.meter.measure, args=(feeder, float(warm_seconds), float(seconds)), daemon=True).start()
    await asyncio.sleep(3600)


asyncio.run(main(*sys.argv[1:]))
