package org.livekit4j.recorder.internal;

import java.io.IOException;

/** A file that is being written. Not safe for use by several threads. */
interface MediaFile {

    /** Appends samples, interleaved. */
    void audio(short[] samples) throws IOException;

    /** @param count of each channel */
    void silence(long count) throws IOException;

    /**
     * Appends a picture.
     *
     * @param i420 tightly packed, of the size that the file has
     * @param timeMs since the beginning of the file
     */
    default void picture(byte[] i420, long timeMs) throws IOException {
        throw new UnsupportedOperationException("an audio format has no video");
    }

    /** How large it is by now. */
    long bytes();

    /** Writes what is left and closes it. If that fails it is closed all the same, and can be played as far as it was written. */
    void finish() throws IOException;

    /** Closes it after a failure, so that it can be played as far as it was written. */
    void abandon();
}
