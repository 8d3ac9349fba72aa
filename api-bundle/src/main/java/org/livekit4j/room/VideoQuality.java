package org.livekit4j.room;

/**
 * A layer of simulcast video. A picture of 16:9 that is at least 960 pixels wide is sent in three: 320 and 640 pixels wide, and
 * in its own size. A smaller one is {@linkplain TrackPublication#simulcasted simulcast} in name, but what arrives differs little
 * in size between the qualities, and not at all up to 640 pixels. All layers have the frame rate of the source.
 *
 * <p>A quality is a wish: the server sends a smaller layer while the connection is too slow for the one asked for, and a change
 * takes effect with the next key frame. A stream goes on meanwhile, and its frames have another size then. The order of the
 * constants is the protocol's.
 */
public enum VideoQuality {
    /** The smallest layer. */
    LOW,
    /** The middle layer. */
    MEDIUM,
    /** The largest layer. */
    HIGH
}
