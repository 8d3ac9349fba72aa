package org.livekit4j.bench.capture;

/** How frames are captured. */
enum Way {
    /** A virtual thread for each source captures, as the manual says: audio as fast as it may, pictures by the clock. */
    CAPTURE,
    /** One thread for all sources of audio captures by the clock what can be taken at once. */
    TRY,
    /** Pictures in native memory, else as {@link #CAPTURE}. */
    NATIVE
}
