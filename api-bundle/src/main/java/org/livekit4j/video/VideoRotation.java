package org.livekit4j.video;

/** By how much a picture has to be turned clockwise to be upright. The order of the constants is the protocol's. */
public enum VideoRotation {
    ROTATION_0, ROTATION_90, ROTATION_180, ROTATION_270;

    public int degrees() {
        return ordinal() * 90;
    }
}
