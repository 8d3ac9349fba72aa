package org.livekit4j.ffi;

/** The kind of object that a native handle refers to. */
public enum HandleKind {
    /** The bytes of a response, while they are read. */
    RESPONSE,
    /** A joined room. */
    ROOM,
    /** A local or remote participant. */
    PARTICIPANT,
    /** A local or remote track publication. */
    PUBLICATION,
    /** A local or remote track of any kind. */
    TRACK,
    /** The source of a local audio track. */
    AUDIO_SOURCE,
    /** A stream of audio frames. */
    AUDIO_STREAM,
    /** The samples of a received frame. */
    AUDIO_FRAME,
    /** A converter of sample rates. */
    AUDIO_RESAMPLER,
    /** WebRTC's audio processing. */
    AUDIO_PROCESSING,
    /** The audio devices of the platform. */
    PLATFORM_AUDIO,
    /** The source of a local video track. */
    VIDEO_SOURCE,
    /** A stream of video frames. */
    VIDEO_STREAM,
    /** The pixels of a video frame. */
    VIDEO_FRAME,
    /** A source that captures a screen or a window. */
    CAPTURE_SOURCE,
    /** The bytes of a received data packet. */
    DATA_PACKET,
    /** A local or remote data track. */
    DATA_TRACK,
    /** A stream of a data track's frames. */
    DATA_TRACK_STREAM,
    /** The receiving end of a byte or text stream. */
    STREAM_READER,
    /** The sending end of a byte or text stream. */
    STREAM_WRITER,
    /** A kind that this version does not know. It is counted and released like any other. */
    OTHER
}
