package org.livekit4j.media.dto;

import org.livekit4j.dto.FailedServiceDTO;

/**
 * A processor or sink that is not used: it is again once its properties are corrected. Or one of which no instance can be had: it is asked for
 * again from time to time, and when the service changes.
 */
public class FailedPlugInDTO extends FailedServiceDTO {

    /** Simple name of the service's interface, such as {@code AudioFrameProcessor}. */
    public String kind;

    /** All fields are still to be set. */
    public FailedPlugInDTO() {}
}
