package org.livekit4j.dto;

/** A service that is not used. */
public class FailedServiceDTO extends ServiceDTO {

    /** The reason is none of the others. */
    public static final int EXCEPTION = 0;

    /** A property of the service is wrong. The service is used again once it is corrected. */
    public static final int INVALID_PROPERTY = 1;

    /** The framework has no object for the service, or one of foreign classes. */
    public static final int UNGETTABLE = 2;

    /** Another service does the same and has precedence. The service is used once the other one goes. */
    public static final int SHADOWED = 3;

    /** One of the constants of this class. */
    public int reason;

    /** The problem and the remedy. */
    public String text;

    /** Creates a DTO whose fields are not set. */
    public FailedServiceDTO() {}
}
