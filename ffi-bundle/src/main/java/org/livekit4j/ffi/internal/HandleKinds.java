package org.livekit4j.ffi.internal;

import java.util.Map;
import org.livekit4j.ffi.HandleKind;

/** The kind of a handle, by the name of the message that contains it. */
final class HandleKinds {
    private static final Map<String, HandleKind> BY_MESSAGE = Map.ofEntries(Map.entry("OwnedRoom", HandleKind.ROOM),
            Map.entry("OwnedParticipant", HandleKind.PARTICIPANT), Map.entry("OwnedTrackPublication", HandleKind.PUBLICATION),
            Map.entry("OwnedTrack", HandleKind.TRACK), Map.entry("OwnedAudioSource", HandleKind.AUDIO_SOURCE),
            Map.entry("OwnedAudioStream", HandleKind.AUDIO_STREAM), Map.entry("OwnedAudioFrameBuffer", HandleKind.AUDIO_FRAME),
            Map.entry("OwnedAudioResampler", HandleKind.AUDIO_RESAMPLER),
            Map.entry("OwnedSoxResampler", HandleKind.AUDIO_RESAMPLER), Map.entry("OwnedApm", HandleKind.AUDIO_PROCESSING),
            Map.entry("OwnedPlatformAudio", HandleKind.PLATFORM_AUDIO), Map.entry("OwnedVideoSource", HandleKind.VIDEO_SOURCE),
            Map.entry("OwnedVideoStream", HandleKind.VIDEO_STREAM), Map.entry("OwnedVideoBuffer", HandleKind.VIDEO_FRAME),
            Map.entry("OwnedCaptureSource", HandleKind.CAPTURE_SOURCE), Map.entry("OwnedBuffer", HandleKind.DATA_PACKET),
            Map.entry("OwnedLocalDataTrack", HandleKind.DATA_TRACK), Map.entry("OwnedRemoteDataTrack", HandleKind.DATA_TRACK),
            Map.entry("OwnedDataTrackStream", HandleKind.DATA_TRACK_STREAM),
            Map.entry("OwnedByteStreamReader", HandleKind.STREAM_READER),
            Map.entry("OwnedTextStreamReader", HandleKind.STREAM_READER),
            Map.entry("OwnedByteStreamWriter", HandleKind.STREAM_WRITER),
            Map.entry("OwnedTextStreamWriter", HandleKind.STREAM_WRITER));

    private HandleKinds() {}

    /**
     * Of the handle that a message carries as a bare number, in its {@linkplain EventKinds#KEY_FIELD first field}; null for nearly all.
     * One is known: the first time that a track is published again, its publication has a new handle.
     */
    static HandleKind bare(String message) {
        return message.equals("LocalTrackRepublished") ? HandleKind.PUBLICATION : null;
    }

    static HandleKind of(String holder) {
        return BY_MESSAGE.getOrDefault(holder, HandleKind.OTHER);
    }
}
