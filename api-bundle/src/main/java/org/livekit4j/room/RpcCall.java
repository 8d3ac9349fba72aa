package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A remote procedure call of this side.
 *
 * @param destinationIdentity the identity of the callee, not blank
 * @param method the name of the method, not blank
 * @param payload the argument
 * @param options how long the call may take
 */
public record RpcCall(String destinationIdentity, String method, String payload, RpcOptions options) {

    /** Checks the components. */
    public RpcCall {
        Objects.requireNonNull(destinationIdentity, "destinationIdentity is null");
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(options, "options is null");
        if (destinationIdentity.isBlank()) {
            throw new IllegalArgumentException("destinationIdentity is blank; it must be the identity of a participant");
        }
        if (method.isBlank()) {
            throw new IllegalArgumentException("method is blank; it must be the name of a method");
        }
    }

    /**
     * Returns a copy with another payload.
     *
     * @param payload the argument
     * @return the copy
     */
    public RpcCall withPayload(String payload) {
        return new RpcCall(destinationIdentity, method, payload, options);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
