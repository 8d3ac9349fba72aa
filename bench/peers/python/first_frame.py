"""Says when the first frame has come back, and what the process holds when a hundred have."""

import asyncio
import json
import os
import time

from livekit import rtc


FRAMES = 100


async def main():
    source = rtc.AudioSource(48000, 1, queue_size_ms=0)
    stream = rtc.AudioStream(rtc.LocalAudioTrack.create_audio_track("bench", source))
    frame = rtc.AudioFrame.create(48000, 1, 480)

    async def capture():
        while True:
            await source.capture_frame(frame)
            await asyncio.sleep(0.01)

    capturing = asyncio.create_task(capture())
    heard, first_frame_ns = 0, None
    async for _ in stream:
        first_frame_ns = first_frame_ns or time.monotonic_ns()
        heard += 1
        if heard == FRAMES:
            print(json.dumps({"first_frame_ns": first_frame_ns, "rss_kb": resident_kb()}), flush=True)
            capturing.cancel()
            os._exit(0)


def resident_kb():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


asyncio.run(main())
