package org.livekit4j.ffi.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;

/** The rules for encryption. Keys and their indexes are harmless, whatever their values. */
final class EncryptionGuard {
    static final Map<MessageCase, Consumer<FfiRequest>> RULES = Map.of(MessageCase.E2EE, request -> cryptor(request.getE2Ee()));

    private EncryptionGuard() {}

    private static void cryptor(E2eeRequest request) {
        if (request.hasCryptorSetEnabled()) {
            Limits.trackSid(request.getCryptorSetEnabled().getTrackSid());
        } else if (request.hasCryptorSetKeyIndex()) {
            Limits.trackSid(request.getCryptorSetKeyIndex().getTrackSid());
        }
    }
}
