package org.livekit4j.queue.plugin;

/** A stream that can be told who takes its frames. */
public interface NamedConsumer {

    /** @param consumer for the log and statistics */
    void consumedBy(String consumer);
}
