package org.livekit4j.ffi.internal;

import com.google.protobuf.UnknownFieldSet;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * The rule that all requests have in common: they hold what the protocol asks for and nothing that it does not know. A number that is no constant
 * of its enum is such a thing, too: protobuf keeps it among the unknown fields, and the library aborts on it.
 */
final class Structure {
    private Structure() {}

    static void check(FfiRequest request) {
        if (!request.isInitialized()) {
            throw new IllegalArgumentException("a " + RequestGuard.name(request.getMessageCase()) + " request without "
                    + String.join(", ", request.findInitializationErrors()) + ", which are required");
        }
        RequestWalk.visit(request);
    }

    /** @param unknown what is in the message of this name and no field of it */
    static void refuseUnknown(String message, UnknownFieldSet unknown) {
        if (unknown.getSerializedSize() > 0) {
            throw new IllegalArgumentException("in " + message + " the fields " + unknown.asMap().keySet()
                    + " have values that this version of the protocol does not know; an enum's number must be a constant");
        }
    }
}
