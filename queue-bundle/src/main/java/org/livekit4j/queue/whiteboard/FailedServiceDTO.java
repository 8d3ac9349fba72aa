package org.livekit4j.queue.whiteboard;

/** A service that is not subscribed. It is subscribed when its properties are corrected. */
public class FailedServiceDTO extends ServiceDTO {

    /** The reason is none of the others. */
    public static final int EXCEPTION = 0;

    /** A property of the service is invalid. */
    public static final int INVALID_PROPERTY = 1;

    /** The reason, one of the constants of this class. */
    public int reason;

    /** The problem and the remedy. */
    public String text;

    /** Creates a DTO whose fields are not set. */
    public FailedServiceDTO() {}
}
