package org.livekit4j.room;

import java.time.Duration;
import org.livekit4j.text.RecordText;

/**
 * A call that somebody else makes.
 *
 * @param requestId the call's id, the same on both sides
 * @param callerIdentity who calls
 * @param responseTimeout how long the caller waits for the answer, from the time the call came in
 */
public record RpcInvocation(String requestId, String callerIdentity, String method, String payload, Duration responseTimeout) {

    public RpcInvocation withPayload(String payload) {
        return new RpcInvocation(requestId, callerIdentity, method, payload, responseTimeout);
    }

    @Override
    public String toString() {
        return RecordText.of(this, "payload");
    }
}
