"""One tool of the SDK, as fast as it can: TOOL WIDTH HEIGHT WARM_SECONDS SECONDS; a tool for audio if the width is 0."""

import asyncio
import json
import math
import random
import sys
import time

from livekit import rtc

RATE = 48000


def signal(rate):
    """A second of a voice-like signal in frames of 10 ms: a tone that swells three times, and noise."""
    noise = random.Random(1)
    length = rate // 100
    frames = []
    for i in range(100):
        frame = rtc.AudioFrame.create(rate, 1, length)
        for j in range(length):
            seconds = (i * length + j) / rate
            swell = 0.5 + 0.5 * math.sin(2 * math.pi * 3 * seconds)
            frame.data[j] = int(8000 * swell * math.sin(2 * math.pi * 220 * seconds)) + noise.randint(-500, 499)
        frames.append(frame)
    return frames


def endless(frames):
    while True:
        yield from frames


async def forever(frames):
    """A source of the mixer, which has its next frame at once."""
    for frame in endless(frames):
        yield frame


def resample(source, target, quality):
    frames = endless(signal(int(source)))
    resampler = rtc.AudioResampler(int(source), int(target), num_channels=1, quality=rtc.AudioResamplerQuality[quality])
    return lambda: resampler.push(next(frames))


def process(part):
    frames = endless(signal(RATE))
    module = rtc.AudioProcessingModule(echo_cancellation=part in ("echo", "all"), noise_suppression=part in ("noise", "all"),
                                       auto_gain_control=part in ("gain", "all"), high_pass_filter=part in ("rumble", "all"))

    def once():
        # What is processed is processed in place.
        frame = next(frames)
        copy = rtc.AudioFrame(bytearray(frame.data.cast("B")), RATE, 1, RATE // 100)
        if part in ("echo", "all"):
            module.process_reverse_stream(rtc.AudioFrame(bytearray(frame.data.cast("B")), RATE, 1, RATE // 100))
            module.set_stream_delay_ms(40)
        module.process_stream(copy)
    return once


def convert(source, target, width, height):
    kinds = rtc.VideoBufferType
    size = width * height * (4 if source == "BGRA" else 3) // (1 if source == "BGRA" else 2)
    pixels = bytearray(i // 16 % 251 for i in range(size))
    frame = rtc.VideoFrame(width, height, kinds.Value(source), pixels)
    return lambda: frame.convert(kinds.Value(target))


def repeat(once, seconds):
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        once()
        count += 1
    return count


async def mixed(sources, warm_seconds, seconds):
    """How many frames were mixed, and with how much processor time."""
    mixer = rtc.AudioMixer(RATE, 1, blocksize=RATE // 100)
    frames = signal(RATE)
    for _ in range(sources):
        mixer.add_stream(forever(frames))
    for window in (warm_seconds, seconds):
        end = time.monotonic() + window
        before, count = time.thread_time_ns(), 0
        while time.monotonic() < end:
            await mixer.__anext__()
            count += 1
    return count, time.thread_time_ns() - before


def measured(once, warm_seconds, seconds):
    repeat(once, warm_seconds)
    before = time.thread_time_ns()
    return repeat(once, seconds), time.thread_time_ns() - before


def main(tool, width, height, warm_seconds, seconds):
    name, *words = tool.split(":")
    times = float(warm_seconds), float(seconds)
    if name == "mix":
        count, nanos = asyncio.run(mixed(int(words[0]), *times))
    elif name == "convert":
        count, nanos = measured(convert(*words, int(width), int(height)), *times)
    else:
        count, nanos = measured({"resample": resample, "process": process}[name](*words), *times)
    print(json.dumps({"count": count, "cpu_nanos": nanos}), flush=True)


main(*sys.argv[1:])
