package org.livekit4j.room;

import java.util.Optional;
import org.livekit4j.track.LiveKitException;

/**
 * A remote procedure call failed. A handler throws it to send a code, a message and data of its own to its caller; whatever else it throws
 * reaches the caller as {@link #APPLICATION_ERROR} without any detail.
 */
public class RpcException extends LiveKitException {
    /** The callee has no such method. */
    public static final int UNSUPPORTED_METHOD = 1400;
    /** Nobody in the room has this identity. */
    public static final int RECIPIENT_NOT_FOUND = 1401;
    public static final int REQUEST_PAYLOAD_TOO_LARGE = 1402;
    public static final int UNSUPPORTED_SERVER = 1403;
    /** The callee does not know this version of the protocol. */
    public static final int UNSUPPORTED_VERSION = 1404;
    /** The method failed. */
    public static final int APPLICATION_ERROR = 1500;
    /** The callee did not acknowledge the call in time. It may not exist. */
    public static final int CONNECTION_TIMEOUT = 1501;
    /** The callee did not answer in time. */
    public static final int RESPONSE_TIMEOUT = 1502;
    /** The callee left before it answered, or the caller's own room has ended. */
    public static final int RECIPIENT_DISCONNECTED = 1503;
    public static final int RESPONSE_PAYLOAD_TOO_LARGE = 1504;
    /** The call could not be sent. */
    public static final int SEND_FAILED = 1505;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String data;

    public RpcException(int code, String message) {
        this(code, message, null);
    }

    /**
     * @param code one of the above, or one of the application's own from 1 to 999 or above 1999
     * @param message longer ones than 256 bytes in UTF-8 are cut when they are sent
     * @param data may be null
     */
    public RpcException(int code, String message, String data) {
        super(message);
        this.code = code;
        this.data = data;
    }

    public int code() {
        return code;
    }

    public Optional<String> data() {
        return Optional.ofNullable(data);
    }
}
