package org.livekit4j.ffi.internal;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * Refuses requests that would end the process in the native library, or never return: the library is built to abort on any panic,
 * and its input can make it panic. Each kind of request has a rule; a kind without a rule is refused, because its effect is
 * unknown.
 *
 * <p>Each rule was found by trying values until the process died. A test sends these values past the guard and observes the
 * death.
 */
final class RequestGuard {
    private static final Map<MessageCase, Consumer<FfiRequest>> RULES = new EnumMap<>(MessageCase.class);

    static {
        List.of(AudioGuard.RULES, AudioProcessingGuard.RULES, VideoGuard.RULES, RoomGuard.RULES, DataGuard.RULES,
                EncryptionGuard.RULES,
                RefusedKinds.RULES).forEach(RULES::putAll);
    }

    private RequestGuard() {}

    /** @throws IllegalArgumentException says what is wrong and what is right */
    static void check(FfiRequest request) {
        MessageCase kind = Objects.requireNonNull(request, "request is null").getMessageCase();
        Structure.check(request);
        if (kind == MessageCase.MESSAGE_NOT_SET) {
            throw new IllegalArgumentException("an empty request; it must hold one message");
        }
        Consumer<FfiRequest> rule = RULES.get(kind);
        if (rule == null) {
            throw new IllegalArgumentException("a " + name(kind) + " request; this kind is not known to be safe and is refused");
        }
        rule.accept(request);
    }

    /** What a kind of request is called in messages. */
    static String name(MessageCase kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
