package org.livekit4j.media.dto;

import org.livekit4j.dto.ServiceDTO;

/** A processor or sink that is in use. */
public class PlugInDTO extends ServiceDTO {

    /** Simple name of the service's interface, such as {@code AudioFrameProcessor}. */
    public String kind;

    public String name;

    /** Which streams it is for, in words. */
    public String filter;

    /** The {@code service.ranking}. */
    public int ranking;

    /** Whether operators have it left out. */
    public boolean excluded;

    /** How many streams it works on now. */
    public int streams;

    /** Frames that it was given. */
    public long frames;

    /** Calls that threw. */
    public long failed;

    /** Calls that took too long and were left behind. */
    public long late;

    /** Results that were no frame to go on with. */
    public long refused;

    /** How long the longest call has taken so far, in milliseconds. */
    public long longestCall;

    /** All fields are still to be set. */
    public PlugInDTO() {}
}
