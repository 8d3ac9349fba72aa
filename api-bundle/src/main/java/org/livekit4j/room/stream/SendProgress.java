package org.livekit4j.room.stream;

import org.osgi.annotation.versioning.ConsumerType;

/** Observes the sending of a file. An exception that it throws is logged and does not affect the transfer. */
@FunctionalInterface
@ConsumerType
public interface SendProgress {

    /**
     * Called after each part of the file was sent, on the thread that sends it: the next part waits for this method.
     *
     * @param sentBytes the number of bytes that were sent so far, from 0 to {@code totalBytes}
     * @param totalBytes the size of the file, in bytes
     */
    void sent(long sentBytes, long totalBytes);
}
