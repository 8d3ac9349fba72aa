package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;

/** The rules for audio requests. */
final class AudioGuard {
    private static final int MAX_RATE = 384_000;
    private static final int MAX_CHANNELS = 64;
    /** What the library makes of a stream that asks for no format. */
    private static final int DEFAULT_RATE = 48_000;
    private static final int DEFAULT_CHANNELS = 1;

    private AudioGuard() {}

    static void source(NewAudioSourceRequest request) {
        if (request.getType() != AudioSourceType.AUDIO_SOURCE_NATIVE) {
            return;
        }
        format(request.getSampleRate(), request.getNumChannels());
        int queueSizeMs = request.getQueueSizeMs();
        if (queueSizeMs < 0 || queueSizeMs % 10 != 0) {
            throw new IllegalArgumentException("queue_size_ms is " + queueSizeMs + "; it has to be a multiple of 10");
        }
    }

    static void stream(NewAudioStreamRequest request) {
        format(request.hasSampleRate() ? request.getSampleRate() : DEFAULT_RATE,
                request.hasNumChannels() ? request.getNumChannels() : DEFAULT_CHANNELS);
        frameSize(request.hasFrameSizeMs(), request.getFrameSizeMs());
    }

    static void stream(AudioStreamFromParticipantRequest request) {
        format(request.hasSampleRate() ? request.getSampleRate() : DEFAULT_RATE,
                request.hasNumChannels() ? request.getNumChannels() : DEFAULT_CHANNELS);
        frameSize(request.hasFrameSizeMs(), request.getFrameSizeMs());
    }

    private static void frameSize(boolean present, int frameSizeMs) {
        if (present && frameSizeMs < 1) {
            throw new IllegalArgumentException("frame_size_ms is " + frameSizeMs + "; it has to be at least 1, or absent");
        }
    }

    static void buffer(AudioFrameBufferInfo buffer) {
        format(buffer.getSampleRate(), buffer.getNumChannels());
        samples(buffer.getDataPtr(), 2L * buffer.getSamplesPerChannel() * buffer.getNumChannels());
    }

    /** The processing module takes exactly 10 ms at a time. */
    static void processing(long address, int bytes, int sampleRate, int numChannels) {
        format(sampleRate, numChannels);
        long right = 2L * (sampleRate / 100) * numChannels;
        if (sampleRate % 100 != 0 || bytes != right) {
            throw new IllegalArgumentException("audio processing of " + bytes + " bytes; 10 ms of " + numChannels
                    + " channels at " + sampleRate + " Hz are " + right);
        }
        samples(address, bytes);
    }

    private static void format(int sampleRate, int numChannels) {
        if (sampleRate < 1 || sampleRate > MAX_RATE) {
            throw new IllegalArgumentException("a sample rate of " + sampleRate + " Hz; it has to be from 1 to " + MAX_RATE);
        }
        if (numChannels < 1 || numChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException(numChannels + " channels; there have to be from 1 to " + MAX_CHANNELS);
        }
    }

    private static void samples(long address, long bytes) {
        RequestGuard.pointer("samples", address, bytes);
        if ((address & 1) != 0) {
            throw new IllegalArgumentException("16-bit samples at the odd address " + address);
        }
    }
}
