package org.livekit4j.room;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livekit4j.LiveKitException;
import org.livekit4j.text.Printable;

/**
 * Thrown when a remote procedure call fails. A handler throws it to send a code, a message and data of its own to its caller;
 * any other exception of a handler reaches the caller as {@link #APPLICATION_ERROR} without details.
 */
public class RpcException extends LiveKitException {
    /** The callee has no such method. */
    public static final int UNSUPPORTED_METHOD = 1400;
    /** No participant has this identity. */
    public static final int RECIPIENT_NOT_FOUND = 1401;
    /** The payload is too large for the callee. */
    public static final int REQUEST_PAYLOAD_TOO_LARGE = 1402;
    /** The server does not support remote procedure calls. */
    public static final int UNSUPPORTED_SERVER = 1403;
    /** The callee does not know this version of the protocol. */
    public static final int UNSUPPORTED_VERSION = 1404;
    /** The method failed, or the callee answers too many calls already: see {@link IncomingLimits}. */
    public static final int APPLICATION_ERROR = 1500;
    /** The callee did not acknowledge the call in time. It may not exist. */
    public static final int CONNECTION_TIMEOUT = 1501;
    /** There was no answer in time: {@link RpcOptions#responseTimeout()} is over. */
    public static final int RESPONSE_TIMEOUT = 1502;
    /** The callee left before it answered, or the caller's own room has ended. */
    public static final int RECIPIENT_DISCONNECTED = 1503;
    /** The answer is too large for the caller. */
    public static final int RESPONSE_PAYLOAD_TOO_LARGE = 1504;
    /** The call could not be sent. */
    public static final int SEND_FAILED = 1505;

    private static final long serialVersionUID = 1L;
    /** The protocol keeps the codes from here on to itself. */
    private static final int FIRST_RESERVED = 1000;
    private static final int LAST_RESERVED = 1999;

    private final int code;
    private final @Nullable String data;

    /**
     * Creates an exception without data.
     *
     * @param code one of the constants, or one of the application's own, from 1 to 999 or above 1999
     * @param message the message, of which 256 bytes in UTF-8 are sent at most
     * @throws IllegalArgumentException if the code is none of these
     */
    public RpcException(int code, @Nullable String message) {
        this(code, message, null);
    }

    /**
     * Creates an exception with data.
     *
     * @param code one of the constants, or one of the application's own, from 1 to 999 or above 1999
     * @param message the message, of which 256 bytes in UTF-8 are sent at most
     * @param data further data for the caller; null for none
     * @throws IllegalArgumentException if the code is none of these
     */
    public RpcException(int code, @Nullable String message, @Nullable String data) {
        this(message, data, checked(code));
    }

    private RpcException(@Nullable String message, @Nullable String data, int code) {
        super(message);
        this.code = code;
        this.data = data;
    }

    /**
     * Creates an exception that a callee has sent.
     *
     * @param code the callee's code, any number
     * @param message the callee's message
     * @param data the callee's data; null or empty for none
     * @return the exception
     */
    public static RpcException received(int code, @Nullable String message, @Nullable String data) {
        return new RpcException(message, data == null || data.isEmpty() ? null : data, code);
    }

    private static int checked(int code) {
        boolean ours = code >= UNSUPPORTED_METHOD && code <= UNSUPPORTED_VERSION
                || code >= APPLICATION_ERROR && code <= SEND_FAILED;
        if (code < 1 || code >= FIRST_RESERVED && code <= LAST_RESERVED && !ours) {
            throw new IllegalArgumentException("code is " + code
                    + "; it must be one of the constants of RpcException, from 1 to 999, or above " + LAST_RESERVED);
        }
        return code;
    }

    /** {@return the code} */
    public int code() {
        return code;
    }

    /** {@return further data of the callee; empty if there is none} */
    public Optional<String> data() {
        return Optional.ofNullable(data);
    }

    /** Returns the code and the message, which may be a stranger's, in one printable line. */
    @Override
    public String toString() {
        return getClass().getName() + ": " + code + " " + Printable.of(getMessage());
    }
}
