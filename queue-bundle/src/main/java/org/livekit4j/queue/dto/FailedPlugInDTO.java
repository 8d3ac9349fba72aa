package org.livekit4j.queue.dto;

/** A processor or sink that is not used. It is again once its properties are corrected. */
public class FailedPlugInDTO extends FailedSubscriberDTO {

    /** Simple name of the service's interface, such as {@code AudioFrameProcessor}. */
    public String kind;

    /** All fields are still to be set. */
    public FailedPlugInDTO() {}
}
