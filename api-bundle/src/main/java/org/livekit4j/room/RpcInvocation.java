package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A remote procedure call of a remote participant.
 *
 * @param requestId the id of the call, the same on both sides
 * @param callerIdentity the identity of the caller
 * @param method the name of the method
 * @param payload the argument
 * @param responseTimeout how long the caller waits for the answer, from the arrival of the call on
 */
public record RpcInvocation(String requestId, String callerIdentity, String method, String payload, Duration responseTimeout) {

    /** Checks that no component is null. */
    public RpcInvocation {
        Objects.requireNonNull(requestId, "requestId is null");
        Objects.requireNonNull(callerIdentity, "callerIdentity is null");
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(responseTimeout, "responseTimeout is null");
    }

    /**
     * Returns a copy with another payload.
     *
     * @param payload the argument
     * @return the copy
     */
    public RpcInvocation withPayload(String payload) {
        return new RpcInvocation(requestId, callerIdentity, method, payload, responseTimeout);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
