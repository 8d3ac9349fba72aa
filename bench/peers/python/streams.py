"""Streams that the feeder feeds: FEEDER WAY COUNT WIDTH HEIGHT WARM_SECONDS SECONDS; sound if the width is 0.

WAY is `feed`, or `sdk` for frames that the SDK itself captures, or `unfiltered` for the queue without filters, as it was once.
"""

import asyncio
import os
import sys
import threading

from feeder import Feeder, Meter
from livekit import rtc
from livekit.rtc import _ffi_client as ffi

SAMPLED_AUDIO = 16
SAMPLED_VIDEO = 1


class Streams:
    def __init__(self, way, width, height):
        self._way = way
        self._width = width
        self._height = height
        self._every = SAMPLED_VIDEO if width else SAMPLED_AUDIO
        self._keep = []
        self.meter = Meter()

    def open(self):
        """A source, and a task that consumes its stream. Returns the source."""
        if self._width:
            source = rtc.VideoSource(self._width, self._height)
            track = rtc.LocalVideoTrack.create_video_track("bench", source)
            stream = rtc.VideoStream(track)
        else:
            source = rtc.AudioSource(48000, 1) if self._way == "sdk" else rtc.AudioSource(48000, 1, queue_size_ms=0)
            track = rtc.LocalAudioTrack.create_audio_track("bench", source)
            stream = rtc.AudioStream(track)
        self._keep += [track, asyncio.create_task(self._consume(stream))]
        if self._way == "sdk":
            self._keep.append(asyncio.create_task(self._capture(source)))
        return source

    async def _consume(self, stream):
        number = 0
        async for event in stream:
            self.meter.frames += 1
            number += 1
            if self.meter.measuring and number % self._every == 0 and self._way != "sdk":
                self.meter.arrived(event.frame)

    @staticmethod
    async def _capture(source):
        frame = rtc.AudioFrame.create(48000, 1, 480)
        while True:
            await source.capture_frame(frame)


def library():
    return os.environ.get("LIVEKIT_LIB_PATH") or os.path.join(
        os.path.dirname(ffi.__file__), "resources", "liblivekit_ffi.so")


async def main(feeder_path, way, count, width, height, warm_seconds, seconds):
    if way == "unfiltered":
        subscribe = ffi.FfiQueue.subscribe
        ffi.FfiQueue.subscribe = lambda self, loop=None, filter_fn=None: subscribe(self, loop, None)
    feeder = Feeder(feeder_path)
    streams = Streams(way, int(width), int(height))
    sources = [streams.open() for _ in range(int(count))]
    if way != "sdk":
        feeder.start(library(), [source._ffi_handle.handle for source in sources], int(width), int(height))
    threading.Thread(target=streams.meter.measure, args=(feeder, float(warm_seconds), float(seconds)), daemon=True).start()
    await asyncio.sleep(3600)


asyncio.run(main(*sys.argv[1:]))
