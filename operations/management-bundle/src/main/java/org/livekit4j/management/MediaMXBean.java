package org.livekit4j.management;

import java.util.List;

/** The streams of one medium and what works on them, as {@value #OBJECT_NAME} and the medium's name. */
public interface MediaMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Media,medium=";

    List<StreamView> getStreams();

    /** Processors in the order in which they are called, then sinks. */
    List<PlugInView> getPlugIns();

    /** Frames that streams have lost, those that are over included. */
    long getDropped();

    /**
     * Leaves processors out of all streams, until it is undone or the medium's bundle is restarted.
     *
     * @param processor its name, its bundle's symbolic name, or both with a slash between them
     * @return what was done
     */
    String exclude(String processor);

    /**
     * Undoes {@link #exclude}.
     *
     * @return what was done
     */
    String include(String processor);

    /** Services that are not used, because something is wrong with them. */
    List<FailedPlugInView> getFailedPlugIns();
}
