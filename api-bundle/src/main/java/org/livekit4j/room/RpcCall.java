package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A call that this side makes.
 *
 * @param destinationIdentity who is called; not blank
 * @param method not blank
 */
public record RpcCall(String destinationIdentity, String method, String payload, RpcOptions options) {

    public RpcCall {
        Objects.requireNonNull(destinationIdentity, "destinationIdentity is null");
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(options, "options is null");
        if (destinationIdentity.isBlank()) {
            throw new IllegalArgumentException("destinationIdentity is blank; it has to be the identity of a participant");
        }
        if (method.isBlank()) {
            throw new IllegalArgumentException("method is blank; it has to be the name of a method");
        }
    }

    public RpcCall withPayload(String payload) {
        return new RpcCall(destinationIdentity, method, payload, options);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
