package org.livekit4j.queue.whiteboard;

/** A service that is not subscribed. It is again once its properties are corrected. */
public class FailedServiceDTO extends ServiceDTO {

    /** Something went wrong that is none of the other reasons. */
    public static final int EXCEPTION = 0;

    /** A property of the service is wrong. */
    public static final int INVALID_PROPERTY = 1;

    /** One of the constants of this class. */
    public int reason;

    /** What is wrong, and what would be right. */
    public String text;

    /** All fields are still to be set. */
    public FailedServiceDTO() {}
}
