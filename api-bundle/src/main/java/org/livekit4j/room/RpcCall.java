package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/** A call that this side makes. */
public record RpcCall(String destinationIdentity, String method, String payload, RpcOptions options) {

    public RpcCall {
        Objects.requireNonNull(destinationIdentity, "destinationIdentity is null");
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(options, "options is null");
    }

    public RpcCall withPayload(String payload) {
        return new RpcCall(destinationIdentity, method, payload, options);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
