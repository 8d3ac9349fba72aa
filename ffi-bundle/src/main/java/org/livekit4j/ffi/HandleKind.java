package org.livekit4j.ffi;

/** What a native handle stands for. */
public enum HandleKind {
    /** The bytes of a response, for as long as they are read. */
    RESPONSE,
    /** A room that was joined. */
    ROOM, PARTICIPANT, PUBLICATION,
    /** Of any medium, local or remote. */
    TRACK,
    /** What local audio tracks are made of. */
    AUDIO_SOURCE, AUDIO_STREAM, AUDIO_FRAME, AUDIO_RESAMPLER, AUDIO_PROCESSING, PLATFORM_AUDIO,
    /** What local video tracks are made of. */
    VIDEO_SOURCE, VIDEO_STREAM, VIDEO_FRAME, CAPTURE_SOURCE,
    /** The bytes of a packet that was received. */
    DATA_PACKET, DATA_TRACK, DATA_TRACK_STREAM, STREAM_READER, STREAM_WRITER,
    /** A kind that this version does not know; it is counted and released like any other. */
    OTHER
}
