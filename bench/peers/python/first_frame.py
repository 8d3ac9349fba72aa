"""Says when the first frame has come back."""

import asyncio
import json
import os
import time

from livekit import rtc


async def main():
    source = rtc.AudioSource(48000, 1, queue_size_ms=0)
    stream = rtc.AudioStream(rtc.LocalAudioTrack.create_audio_track("bench", source))
    frame = rtc.AudioFrame.create(48000, 1, 480)

    async def capture():
        while True:
            await source.capture_frame(frame)
            await asyncio.sleep(0.01)

    capturing = asyncio.create_task(capture())
    async for _ in stream:
        print(json.dumps({"first_frame_ns": time.monotonic_ns()}), flush=True)
        capturing.cancel()
        os._exit(0)


asyncio.run(main())
