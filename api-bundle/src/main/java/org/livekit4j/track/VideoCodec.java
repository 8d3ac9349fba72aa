package org.livekit4j.track;

/** What video is encoded with. The order of the constants is the protocol's. */
public enum VideoCodec {
    VP8, H264, AV1, VP9, H265
}
