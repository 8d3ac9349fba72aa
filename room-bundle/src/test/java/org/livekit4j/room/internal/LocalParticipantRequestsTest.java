package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;

class LocalParticipantRequestsTest {
    private final Fixture fixture = new Fixture();
    private final LocalParticipant me = fixture.room().localParticipant();

    @ParameterizedTest
    @CsvSource({"63000, 0, 0", "62000, 500, 496", "0, 0, 62996"})
    void shouldSendAPacketWhenAllOfItFits(int payload, int topic, int identity) {
        me.publishData(new byte[payload], options(topic, identity));
        assertThat(fixture.client.hasAsked(FfiRequest.MessageCase.PUBLISH_DATA)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"63001, 0, 0", "64000, 0, 0", "62000, 500, 497", "0, 63001, 0", "1000000, 0, 0"})
    void shouldRefuseAPacketWhenTheLibraryWouldNotSendIt(int payload, int topic, int identity) {
        int identities = identity == 0 ? 0 : identity + 4;
        assertThatIllegalArgumentException().isThrownBy(() -> me.publishData(new byte[payload], options(topic, identity)))
                .withMessage(
                        "a packet of " + (payload + topic + identities)
                                + " bytes, topic and identities included; it can have 63000"
                                + " at most");
        assertThat(fixture.client.hasAsked(FfiRequest.MessageCase.PUBLISH_DATA)).isFalse();
    }

    private static DataPublishOptions options(int topic, int identity) {
        DataPublishOptions options = DataPublishOptions.DEFAULTS.withTopic("t".repeat(topic));
        return identity == 0 ? options : options.withDestinationIdentities("i".repeat(identity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void shouldRefuseAMethodWhenItHasNoName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> me.registerRpcMethod(name, call -> ""))
                .withMessage("method is blank; it must be a name");
        assertThat(fixture.client.hasAsked(FfiRequest.MessageCase.REGISTER_RPC_METHOD)).isFalse();
    }

    @Test
    void shouldCountBytesAndNotCharactersWhenATopicIsNotAscii() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> me.publishData(new byte[62_999], DataPublishOptions.DEFAULTS.withTopic("é")));
    }
}
