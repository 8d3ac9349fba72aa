package org.livekit4j.standalone.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.livekit4j.LiveKitStatus;
import org.livekit4j.queue.ServiceFactory;

/** The native library and the queue of its events, open. Safe for use by several threads. */
interface Engine extends AutoCloseable {

    /**
     * Opens a service of this type, which the caller closes.
     *
     * @throws org.livekit4j.LiveKitException if no jar offers it
     */
    <T> ServiceFactory.Opened<T> open(Class<T> type);

    /** The file of the library that is loaded. */
    Path library();

    /**
     * @param instances how many share this engine
     * @param rooms names of those that the one who asks is in
     */
    LiveKitStatus status(int instances, List<String> rooms);

    /** What experts may have, by type. */
    Map<Class<?>, Object> parts();

    /** Shuts the library down. Called once. */
    @Override
    void close();
}
