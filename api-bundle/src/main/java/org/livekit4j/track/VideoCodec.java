package org.livekit4j.track;

/** A codec of video. The order of the constants is the protocol's. */
public enum VideoCodec {
    /** VP8, which every client can decode. */
    VP8,
    /** H.264, also known as AVC. */
    H264,
    /** AV1. */
    AV1,
    /** VP9. */
    VP9,
    /** H.265, also known as HEVC. */
    H265
}
