package org.livekit4j.media.dto;

import org.livekit4j.dto.FailedServiceDTO;

/**
 * A processor or sink that is not used. If its properties are invalid, it is used when they are corrected. If its bundle provides
 * no instance, it is requested again from time to time, and when the service changes.
 */
public class FailedPlugInDTO extends FailedServiceDTO {

    /** The simple name of the service's interface, such as {@code AudioFrameProcessor}. */
    public String kind;

    /** Creates a DTO whose fields are not set. */
    public FailedPlugInDTO() {}
}
