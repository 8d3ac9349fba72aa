package org.livekit4j.management;

import java.util.List;

/**
 * The streams and plug-ins of one medium, registered as {@value #OBJECT_NAME} followed by the name of the medium. Safe for use by
 * several threads.
 */
public interface MediaMXBean {

    /** The object name, without the name of the medium. */
    String OBJECT_NAME = "org.livekit4j:type=Media,medium=";

    /** {@return the open streams} */
    List<StreamView> getStreams();

    /** {@return the processors in the order in which they are called, followed by the sinks} */
    List<PlugInView> getPlugIns();

    /** {@return the frames that were dropped, of all current and past streams} */
    long getDropped();

    /**
     * Excludes processors from all streams, until this is undone or the medium's bundle restarts.
     *
     * @param processor the processor's name, its bundle's symbolic name, or both, separated by a slash
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such processor
     */
    String exclude(String processor);

    /**
     * Undoes {@link #exclude}.
     *
     * @param processor the processor, as in {@link #exclude}
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such processor
     * @throws IllegalStateException if the configuration excludes the processor
     */
    String include(String processor);

    /** {@return the services that are not used because they failed} */
    List<FailedPlugInView> getFailedPlugIns();
}
