package org.livekit4j.ffi.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.AudioStreamFromParticipantRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LoadAudioFilterPluginRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.NewAudioStreamRequest;
import org.livekit4j.text.Printable;

/** The rules for audio sources and streams. */
final class AudioGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = Map.of(MessageCase.NEW_AUDIO_SOURCE,
            request -> source(request.getNewAudioSource()), MessageCase.NEW_AUDIO_STREAM,
            request -> stream(request.getNewAudioStream()), MessageCase.AUDIO_STREAM_FROM_PARTICIPANT,
            request -> stream(request.getAudioStreamFromParticipant()), MessageCase.CAPTURE_AUDIO_FRAME,
            request -> buffer(request.getCaptureAudioFrame().getBuffer()), MessageCase.CLEAR_AUDIO_BUFFER, Limits.HARMLESS,
            MessageCase.LOAD_AUDIO_FILTER_PLUGIN, request -> filter(request.getLoadAudioFilterPlugin()));

    private static final int MIN_RATE = 8_000;
    /** Beyond it nothing is heard. */
    private static final int MAX_RATE = 192_000;
    private static final int MAX_CHANNELS = 16;
    /** Of WebRTC's frames of 10 ms. */
    private static final int MAX_SAMPLES = 7_680;
    private static final int MAX_QUEUE_SIZE_MS = 60_000;
    private static final int MAX_QUEUE_SIZE_FRAMES = 65_536;
    private static final int MAX_FRAME_SIZE_MS = 60_000;
    private static final int MAX_CAPTURE_BYTES = 1 << 26;
    /** What the library makes of a stream that asks for no format. */
    private static final int DEFAULT_RATE = 48_000;
    private static final int DEFAULT_CHANNELS = 1;

    private AudioGuard() {}

    private static void source(NewAudioSourceRequest request) {
        if (request.getType() == AudioSourceType.AUDIO_SOURCE_PLATFORM) {
            platform(request);
            return;
        }
        format(request.getSampleRate(), request.getNumChannels());
        int queueSizeMs = request.getQueueSizeMs();
        if (queueSizeMs < 0 || queueSizeMs % 10 != 0) {
            throw new IllegalArgumentException("queue_size_ms is " + queueSizeMs + "; it must be a multiple of 10");
        }
        Limits.range("queue_size_ms", queueSizeMs, 0, MAX_QUEUE_SIZE_MS);
    }

    /** Without one it is silent for ever. */
    private static void platform(NewAudioSourceRequest request) {
        if (request.getPlatformAudioHandle() == 0) {
            throw new IllegalArgumentException(
                    "platform_audio_handle is missing; a source of the platform's microphone needs that of the platform audio");
        }
    }

    private static void stream(NewAudioStreamRequest request) {
        format(request.hasSampleRate() ? request.getSampleRate() : DEFAULT_RATE,
                request.hasNumChannels() ? request.getNumChannels() : DEFAULT_CHANNELS);
        frames(request.hasFrameSizeMs(), request.getFrameSizeMs(), request.getQueueSizeFrames());
    }

    private static void stream(AudioStreamFromParticipantRequest request) {
        format(request.hasSampleRate() ? request.getSampleRate() : DEFAULT_RATE,
                request.hasNumChannels() ? request.getNumChannels() : DEFAULT_CHANNELS);
        frames(request.hasFrameSizeMs(), request.getFrameSizeMs(), request.getQueueSizeFrames());
    }

    /** The library makes room for the whole queue at once; frames of no length never end. */
    private static void frames(boolean present, int frameSizeMs, int queueSizeFrames) {
        if (present && (frameSizeMs < 1 || frameSizeMs > MAX_FRAME_SIZE_MS)) {
            throw new IllegalArgumentException(
                    "frame_size_ms is " + frameSizeMs + "; it must be from 1 to " + MAX_FRAME_SIZE_MS + ", or absent");
        }
        Limits.range("queue_size_frames", queueSizeFrames, 0, MAX_QUEUE_SIZE_FRAMES);
    }

    /** A relative path, or a plain name, would be looked for in folders that others may write to. */
    private static void filter(LoadAudioFilterPluginRequest request) {
        if (request.getModuleId().isBlank()) {
            throw new IllegalArgumentException("module_id is blank; it must be the id by which streams name the filter");
        }
        library("plugin_path", request.getPluginPath());
        request.getDependenciesList().forEach(path -> library("dependencies", path));
    }

    private static void library(String what, String name) {
        Path path = Path.of(name);
        if (!path.isAbsolute() || !Files.isRegularFile(path)) {
            throw new IllegalArgumentException(
                    what + " is '" + Printable.of(name) + "'; it must be the absolute path of a file that exists");
        }
    }

    private static void buffer(AudioFrameBufferInfo buffer) {
        format(buffer.getSampleRate(), buffer.getNumChannels());
        Limits.samples("samples", buffer.getDataPtr(), 2L * buffer.getSamplesPerChannel() * buffer.getNumChannels(),
                MAX_CAPTURE_BYTES);
    }

    /** What WebRTC can carry and resample. */
    static void format(int sampleRate, int numChannels) {
        if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
            throw new IllegalArgumentException(
                    "a sample rate of " + sampleRate + " Hz; it must be from " + MIN_RATE + " to " + MAX_RATE);
        }
        int most = Math.min(MAX_CHANNELS, MAX_SAMPLES / (sampleRate / 100));
        if (numChannels < 1 || numChannels > most) {
            throw new IllegalArgumentException(
                    numChannels + " channels; at " + sampleRate + " Hz there must be from 1 to " + most);
        }
    }
}
