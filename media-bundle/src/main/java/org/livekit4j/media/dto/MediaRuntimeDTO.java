package org.livekit4j.media.dto;

import org.osgi.dto.DTO;

/** The streams of one medium and the whiteboard of its plug-ins. */
public class MediaRuntimeDTO extends DTO {

    /** {@code audio} or {@code video}. */
    public String medium;

    /** The frames received from the native library, of all current and past streams. */
    public long received;

    /** The frames that were dropped, of all current and past streams. */
    public long dropped;

    /** The processors that the configuration names but that do not exist. */
    public String[] unmatchedProcessors = {};

    /** The open streams. */
    public StreamDTO[] streams;

    /** The processors in the order in which they are called, followed by the sinks. */
    public PlugInDTO[] plugIns;

    /** The services that are not used because they failed. */
    public FailedPlugInDTO[] failedPlugIns;

    /** Creates a DTO whose fields are not set. */
    public MediaRuntimeDTO() {}
}
