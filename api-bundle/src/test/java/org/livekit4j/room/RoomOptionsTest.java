package org.livekit4j.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomOptionsTest {

    static List<Duration> absurd() {
        return List.of(Duration.ZERO, Duration.ofNanos(999_999), Duration.ofMillis(-1), Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Duration.ofDays(365 * 300),
                Duration.ofMillis(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void shouldRefuseDurationsThatMakeNoSense(Duration time) {
        assertThatIllegalArgumentException().isThrownBy(() -> RoomOptions.DEFAULTS.withConnectTimeout(time))
                .withMessageStartingWith("connectTimeout is " + time).withMessageContaining("1 ms to 1 hour");
        assertThatIllegalArgumentException().isThrownBy(() -> RpcOptions.DEFAULTS.withResponseTimeout(time))
                .withMessageStartingWith("responseTimeout is " + time);
        assertThatIllegalArgumentException().isThrownBy(() -> RpcOptions.DEFAULTS.withMaxRoundTripLatency(time))
                .withMessageStartingWith("maxRoundTripLatency is " + time);
    }

    @Test
    void shouldTakeDurationsUpToTheirLimits() {
        assertThat(RoomOptions.DEFAULTS.withConnectTimeout(Duration.ofHours(1)).connectTimeout()).contains(Duration.ofHours(1));
        assertThat(RoomOptions.DEFAULTS.withConnectTimeout(Duration.ofMillis(1)).connectTimeout()).contains(Duration.ofMillis(1));
        Duration longest = Duration.ofMillis(Integer.MAX_VALUE);
        assertThat(RpcOptions.DEFAULTS.withResponseTimeout(longest).responseTimeout()).contains(longest);
    }

    @Test
    void shouldRefuseLimitsThatMakeNoSense() {
        IncomingLimits limits = IncomingLimits.DEFAULTS;
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMessages(0, 10))
                .withMessageContaining("messagesPerSender is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withMessages(10, 9))
                .withMessageContaining("messagesPerRoom is 9");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withBytes(-1, 1))
                .withMessageContaining("bytesPerSender is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withBytes(2, 1)).withMessageContaining("bytesPerRoom is 1");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withCalls(0, 1))
                .withMessageContaining("callsPerCaller is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withCalls(2, 1)).withMessageContaining("callsPerRoom is 1");
        assertThat(limits.withCalls(1, 1).withMessages(1, 1).withBytes(1, 1).callsPerRoom()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1000, 1001, 1399, 1405, 1499, 1506, 1999})
    void shouldRefuseCodesThatAreNotTheApplications(int code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RpcException(code, "x"))
                .withMessageStartingWith("code is " + code);
        assertThat(RpcException.received(code, "x", "").code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1400, 1404, 1500, 1505, 2000, Integer.MAX_VALUE})
    void shouldTakeCodesOfTheProtocolAndOfTheApplication(int code) {
        assertThat(new RpcException(code, "x").code()).isEqualTo(code);
    }

    @Test
    void shouldNameEachEventByItsRecord() {
        List<String> records = Arrays.stream(RoomEvent.class.getPermittedSubclasses()).map(Class::getSimpleName).toList();
        assertThat(Stream.of(RoomEventNames.class.getFields()).map(field -> {
            try {
                return (String) field.get(null);
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        })).containsExactlyInAnyOrderElementsOf(records);
    }

    @Test
    void shouldRefuseServersAndIdentitiesThatAreBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> IceServer.of("turn:x", " ")).withMessageContaining("urls");
        assertThatIllegalArgumentException().isThrownBy(() -> IceServer.of()).withMessageContaining("urls");
        assertThatIllegalArgumentException().isThrownBy(() -> DataPublishOptions.DEFAULTS.withDestinationIdentities("a", ""))
                .withMessageContaining("destinationIdentities");
        assertThatIllegalArgumentException().isThrownBy(() -> new RpcCall(" ", "m", "", RpcOptions.DEFAULTS))
                .withMessageContaining("destinationIdentity");
        assertThatIllegalArgumentException().isThrownBy(() -> new RpcCall("a", "", "", RpcOptions.DEFAULTS))
                .withMessageContaining("method");
    }
}
