package org.livekit4j.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "PA_abc", "tr_abc", " TR_abc", "TR"})
    void shouldRefuseAPermissionWhenASidIsOfNoTrack(String sid) {
        assertThat(new ParticipantTrackPermission("anna", false, Set.of("TR_a")).allowedTrackSids()).containsExactly("TR_a");
        assertThatIllegalArgumentException().isThrownBy(() -> new ParticipantTrackPermission("anna", true, Set.of("TR_a", sid)))
                .withMessage("'" + sid + "' in allowedTrackSids is no track sid; one starts with TR_");
    }

    @Test
    void shouldSayWhichIsMissingWhenAKeyOrSaltIsNull() {
        EncryptionOptions options = EncryptionOptions.of(new byte[]{1});
        assertThatNullPointerException().isThrownBy(() -> EncryptionOptions.of(null)).withMessage("sharedKey is null");
        assertThatNullPointerException().isThrownBy(() -> options.withRatchetSalt(null)).withMessage("ratchetSalt is null");
        assertThatNullPointerException().isThrownBy(() -> EncryptionOptions.ofPassphrase(null))
                .withMessage("passphrase is null");
    }

    @Test
    void shouldTakeAPassphraseAsItsBytesInUtf8() {
        EncryptionOptions options = EncryptionOptions.ofPassphrase("schlüssel");
        assertThat(options).isEqualTo(EncryptionOptions.of("schlüssel".getBytes(StandardCharsets.UTF_8)));
        assertThat(options.toString()).doesNotContain("schl");
        assertThat(EncryptionOptions.perParticipant().sharedKey()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> EncryptionOptions.ofPassphrase(""))
                .withMessageStartingWith("passphrase is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> EncryptionOptions.of(new byte[0]))
                .withMessageStartingWith("sharedKey is empty");
    }

    @Test
    void shouldRefuseACallWhenItsTimeIsOutOfRange() {
        for (Duration time : new Duration[]{Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MIN_VALUE), Duration.ZERO,
            Duration.ofNanos(999_999), Duration.ofMillis(Integer.MAX_VALUE + 1L)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> RpcOptions.DEFAULTS.withResponseTimeout(time))
                    .withMessageStartingWith("responseTimeout is " + time);
            assertThatIllegalArgumentException().isThrownBy(() -> RpcOptions.DEFAULTS.withMaxRoundTripLatency(time))
                    .withMessageStartingWith("maxRoundTripLatency is " + time);
        }
    }

    @Test
    void shouldRefuseToJoinWhenTheTimeForItIsNone() {
        for (Duration time : new Duration[]{Duration.ofSeconds(Long.MIN_VALUE), Duration.ZERO, Duration.ofNanos(1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> RoomOptions.DEFAULTS.withConnectTimeout(time))
                    .withMessageStartingWith("connectTimeout is " + time);
        }
    }
}
