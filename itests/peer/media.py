"""Sound and pictures that a peer sends, and what it finds in those that it receives."""

import asyncio
import contextlib

import numpy as np
from livekit import rtc

FRAMES_A_SECOND = 100
AMPLITUDE = 12_000
FPS = 15
# Quieter frames are the silence before a tone.
AUDIBLE = 1_000


class Tone:
    """A sine, sent until it is closed."""

    def __init__(self, name, hertz, rate=48_000, channels=1):
        self.source = rtc.AudioSource(rate, channels, queue_size_ms=100)
        self.track = rtc.LocalAudioTrack.create_audio_track(name, self.source)
        self._frame = lambda number: tone_frame(number, hertz, rate, channels)
        self._task = asyncio.create_task(self._send())

    async def _send(self):
        number = 0
        while True:
            await self.source.capture_frame(self._frame(number))
            number += 1

    async def close(self):
        await end(self._task)
        await self.source.aclose()


class Picture:
    """Pictures of one colour, sent until it is closed."""

    def __init__(self, name, width, height, colour):
        self.source = rtc.VideoSource(width, height)
        self.track = rtc.LocalVideoTrack.create_video_track(name, self.source)
        self._frame = picture_frame(width, height, colour)
        self._task = asyncio.create_task(self._send())

    async def _send(self):
        while True:
            self.source.capture_frame(self._frame)
            await asyncio.sleep(1 / FPS)

    async def close(self):
        await end(self._task)
        await self.source.aclose()


class Flashes:
    """A tone and a colour at the same time, for 300 ms of each 1030; black and silence between. Sent until they are closed.

    A recorder's drawings are a little before some flashes and behind others, since that is no multiple of their distance.
    A sender that is held up goes on later, and does not hurry: receivers would play sound that comes at once later than
    its pictures, for seconds.
    """

    LIT = 30
    PERIOD = 103
    LATE = 0.03

    def __init__(self, name, hertz, width, height, colour):
        self.audio = rtc.AudioSource(48_000, 1, queue_size_ms=0)
        self.video = rtc.VideoSource(width, height)
        self.audio_track = rtc.LocalAudioTrack.create_audio_track(name + "-sound", self.audio)
        self.track = rtc.LocalVideoTrack.create_video_track(name, self.video)
        self._hertz = hertz
        self._dark, self._light = (picture_frame(width, height, c) for c in ((0, 0, 0), colour))
        self._task = asyncio.create_task(self._send())

    async def _send(self):
        loop = asyncio.get_running_loop()
        start = loop.time()
        number = 0
        while True:
            ahead = start + number / FRAMES_A_SECOND - loop.time()
            start -= ahead if ahead < -self.LATE else 0
            await asyncio.sleep(max(0, ahead))
            lit = number % self.PERIOD < self.LIT
            await self.audio.capture_frame(tone_frame(number, self._hertz if lit else 0, 48_000, 1))
            if number % 4 == 0:
                self.video.capture_frame(self._light if lit else self._dark)
            number += 1

    async def close(self):
        await end(self._task)
        await self.audio.aclose()
        await self.video.aclose()


class Encoded:
    """One key frame of a codec, sent again and again: its bytes are passed on as they are, whatever they are."""

    # Parameter sets and a slice, as far as a packetizer looks at them
    FRAMES = {"H265": b"".join(b"\x00\x00\x00\x01" + bytes([kind << 1, 1]) + b"\x42" * 40 for kind in (32, 33, 34, 19))}

    def __init__(self, name, codec, width=320, height=180):
        self.source = rtc.EncodedVideoSource(width, height)
        self.track = rtc.LocalVideoTrack.create_video_track(name, self.source)
        self._codec = rtc.VideoCodec.Value(codec)
        self._data = self.FRAMES[codec]
        self._size = (width, height)
        self._task = asyncio.create_task(self._send())

    async def _send(self):
        number = 0
        while True:
            number += 1
            self.source.capture_frame(
                rtc.EncodedVideoFrame(
                    self._data, *self._size, self._codec, rtc.EncodedFrameType.ENCODED_FRAME_KEY, number * 1_000_000 // FPS
                )
            )
            await asyncio.sleep(1 / FPS)

    async def close(self):
        await end(self._task)
        await self.source.aclose()


def tone_frame(number, hertz, rate, channels):
    size = rate // FRAMES_A_SECOND
    at = np.arange(number * size, (number + 1) * size)
    wave = np.round(AMPLITUDE * np.sin(2 * np.pi * hertz * at / rate)).astype(np.int16)
    return rtc.AudioFrame(np.repeat(wave, channels).tobytes(), rate, channels, size)


def picture_frame(width, height, colour):
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[:] = (*colour, 255)
    return rtc.VideoFrame(width, height, rtc.VideoBufferType.RGBA, pixels.tobytes())


async def end(task):
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def hear(track, frames):
    """The strongest frequency in so many frames of 10 ms, from the first that can be heard on."""
    heard = []
    stream = rtc.AudioStream(track, sample_rate=48_000, num_channels=1)
    try:
        async for event in stream:
            samples = np.frombuffer(event.frame.data, np.int16).astype(np.float64)
            if heard or np.abs(samples).max() > AUDIBLE:
                heard.append(samples)
            if len(heard) == frames:
                break
        else:
            raise RuntimeError(f"the stream ended after {len(heard)} frames")
    finally:
        await stream.aclose()
    sound = np.concatenate(heard)
    strength = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    strength[:2] = 0
    return {"hertz": float(strength.argmax() * 48_000 / len(sound)), "frames": frames}


async def see(track, frames, width=None):
    """The mean colour of the middle of the last of so many pictures, all of this width if one is given."""
    seen = 0
    stream = rtc.VideoStream(track, format=rtc.VideoBufferType.RGBA)
    async for event in stream:
        if width is None or event.frame.width == width:
            seen += 1
        if seen == frames:
            # The stream is left to the end of the track: VideoStream.aclose of livekit 1.2.1 can hang
            return {"width": event.frame.width, "height": event.frame.height, "frames": seen, "colour": middle(event.frame)}
    raise RuntimeError(f"the stream ended after {seen} pictures")


def middle(frame):
    pixels = np.frombuffer(frame.data, np.uint8).reshape(frame.height, frame.width, 4)
    part = pixels[frame.height // 4 : frame.height * 3 // 4, frame.width // 4 : frame.width * 3 // 4, :3]
    return [int(round(c)) for c in part.mean(axis=(0, 1))]
