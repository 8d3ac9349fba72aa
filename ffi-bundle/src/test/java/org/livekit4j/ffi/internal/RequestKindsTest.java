package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.proto.FfiRequest.MessageCase;
import org.livekit4j.ffi.proto.FfiRequest;

/** Walks the protocol: a library with a new kind of request makes this fail, until it is known what the kind can do. */
class RequestKindsTest {
    private static final List<Map<MessageCase, Consumer<FfiRequest>>> RULES = List.of(AudioGuard.RULES,
            AudioProcessingGuard.RULES,
            VideoGuard.RULES, RoomGuard.RULES, DataGuard.RULES, EncryptionGuard.RULES, RefusedKinds.RULES);

    private static Stream<FieldDescriptor> kinds() {
        return FfiRequest.getDescriptor().getFields().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldHaveARuleOrBeRefusedWhateverKindItIs(FieldDescriptor kind) {
        MessageCase named = MessageCase.forNumber(kind.getNumber());
        assertThat(RULES.stream().filter(rules -> rules.containsKey(named))).as("rules for %s", named).hasSize(1);
    }

    @Test
    void shouldKnowNoKindThatTheProtocolDoesNotHave() {
        assertThat(RULES.stream().mapToInt(Map::size).sum()).isEqualTo(kinds().count());
    }

    private static Stream<FieldDescriptor> refused() {
        return kinds().filter(kind -> RefusedKinds.RULES.containsKey(MessageCase.forNumber(kind.getNumber())));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void shouldSayWhyWhenAKindIsRefused(FieldDescriptor kind) {
        FfiRequest.Builder request = FfiRequest.newBuilder();
        request.setField(kind, request.newBuilderForField(kind).buildPartial());
        Map<MessageCase, Consumer<FfiRequest>> rules = new HashMap<>(RefusedKinds.RULES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rules.get(request.getMessageCase()).accept(request.buildPartial()))
                .withMessageMatching(
                        "a " + kind.getName() + " request; (this kind is not known to be safe and is refused|the library is).*");
    }
}
