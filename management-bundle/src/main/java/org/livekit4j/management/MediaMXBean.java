package org.livekit4j.management;

import java.util.List;

/** The streams of one medium and what works on them, as {@value #OBJECT_NAME} and the medium's name. */
public interface MediaMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Media,medium=";

    List<StreamView> getStreams();

    /** Processors in the order in which they are called, then sinks. */
    List<PlugInView> getPlugIns();

    /** Services that are not used, because something is wrong with them. */
    List<FailedPlugInView> getFailedPlugIns();
}
