package org.livekit4j.ffi.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;

/** The kinds of requests that no rule can make safe, and those that have no rule yet. */
final class RefusedKinds {
    private static final String NOT_YET = "this kind is not known to be safe and is refused";

    static final Map<MessageCase, Consumer<FfiRequest>> RULES = rules();

    private RefusedKinds() {}

    private static Map<MessageCase, Consumer<FfiRequest>> rules() {
        Map<MessageCase, Consumer<FfiRequest>> rules = new HashMap<>();
        refuse(rules, "the library is shut down by closing its client", MessageCase.DISPOSE);
        refuse(rules, NOT_YET + ": the legacy resampler divides by what it is given; new_sox_resampler is guarded",
                MessageCase.NEW_AUDIO_RESAMPLER, MessageCase.REMIX_AND_RESAMPLE);
        refuse(rules, NOT_YET + ": this library is built without it", MessageCase.NEW_CAPTURE_SOURCE, MessageCase.START_CAPTURE,
                MessageCase.STOP_CAPTURE);
        return rules;
    }

    private static void refuse(Map<MessageCase, Consumer<FfiRequest>> rules, String why, MessageCase... kinds) {
        for (MessageCase kind : List.of(kinds)) {
            rules.put(kind, request -> {
                throw new IllegalArgumentException("a " + RequestGuard.name(kind) + " request; " + why);
            });
        }
    }
}
