package org.livekit4j.video;

/** The clockwise turn that puts a frame upright. The order of the constants is the protocol's. */
public enum VideoRotation {
    /** The frame is upright. */
    ROTATION_0,
    /** A quarter turn. */
    ROTATION_90,
    /** A half turn. */
    ROTATION_180,
    /** Three quarter turns. */
    ROTATION_270;

    /** {@return the turn, in degrees} */
    public int degrees() {
        return ordinal() * 90;
    }
}
