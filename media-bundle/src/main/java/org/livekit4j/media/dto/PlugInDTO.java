package org.livekit4j.media.dto;

import org.livekit4j.dto.ServiceDTO;

/** A processor or sink that is in use. */
public class PlugInDTO extends ServiceDTO {

    /** The simple name of the service's interface, such as {@code AudioFrameProcessor}. */
    public String kind;

    /** The plug-in's name. */
    public String name;

    /** A description of the streams that it matches. */
    public String filter;

    /** The {@code service.ranking}. */
    public int ranking;

    /** Whether an operator or the configuration excludes it. */
    public boolean excluded;

    /** The number of its current streams. */
    public int streams;

    /** The frames that it received. */
    public long frames;

    /** Calls that threw. */
    public long failed;

    /** The calls that exceeded the timeout and were abandoned. */
    public long late;

    /** The results that were invalid frames. */
    public long refused;

    /** The duration of the longest call so far, in milliseconds. */
    public long longestCall;

    /** Creates a DTO whose fields are not set. */
    public PlugInDTO() {}
}
