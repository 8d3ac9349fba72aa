package org.livekit4j.media.dto;

import org.osgi.dto.DTO;

/** The streams of one medium and the whiteboard of its plug-ins. */
public class MediaRuntimeDTO extends DTO {

    /** {@code audio} or {@code video}. */
    public String medium;

    /** Frames that the native library has handed over, of all streams that there are and were. */
    public long received;

    /** Frames that were lost, of all streams that there are and were. */
    public long dropped;

    /** Processors that the configuration names and that there are not. */
    public String[] unmatchedProcessors = {};

    public StreamDTO[] streams;

    /** Processors in the order in which they are called, then sinks. */
    public PlugInDTO[] plugIns;

    /** Services that are not used, because something is wrong with them. */
    public FailedPlugInDTO[] failedPlugIns;

    /** All fields are still to be set. */
    public MediaRuntimeDTO() {}
}
