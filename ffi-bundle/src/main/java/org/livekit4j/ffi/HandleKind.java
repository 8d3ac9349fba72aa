package org.livekit4j.ffi;

/** What a native handle stands for. */
public enum HandleKind {
    /** The bytes of a response, for as long as they are read. */
    RESPONSE, ROOM, PARTICIPANT, PUBLICATION, TRACK, AUDIO_SOURCE, AUDIO_STREAM, AUDIO_FRAME, AUDIO_RESAMPLER, AUDIO_PROCESSING, PLATFORM_AUDIO, VIDEO_SOURCE, VIDEO_STREAM, VIDEO_FRAME, CAPTURE_SOURCE, DATA_PACKET, DATA_TRACK, DATA_TRACK_STREAM, STREAM_READER, STREAM_WRITER,
    /** A kind that this version does not know; it is counted and released like any other. */
    OTHER
}
