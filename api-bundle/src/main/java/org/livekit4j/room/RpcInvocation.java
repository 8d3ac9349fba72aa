package org.livekit4j.room;

import java.time.Duration;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * A call from a remote participant.
 *
 * @param requestId the call's id, the same on both sides
 * @param callerIdentity who calls
 * @param responseTimeout how long the caller waits for the answer, from the time the call came in
 */
public record RpcInvocation(String requestId, String callerIdentity, String method, String payload, Duration responseTimeout) {

    public RpcInvocation {
        Objects.requireNonNull(requestId, "requestId is null");
        Objects.requireNonNull(callerIdentity, "callerIdentity is null");
        Objects.requireNonNull(method, "method is null");
        Objects.requireNonNull(payload, "payload is null");
        Objects.requireNonNull(responseTimeout, "responseTimeout is null");
    }

    public RpcInvocation withPayload(String payload) {
        return new RpcInvocation(requestId, callerIdentity, method, payload, responseTimeout);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
