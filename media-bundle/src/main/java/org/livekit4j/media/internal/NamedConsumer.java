package org.livekit4j.media.internal;

/** A stream that can be told the name of its consumer. */
public interface NamedConsumer {

    /** @param consumer for the log and statistics */
    void consumedBy(String consumer);
}
