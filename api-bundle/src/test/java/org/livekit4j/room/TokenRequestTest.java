package org.livekit4j.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestTest {

    @Test
    void shouldSayWhatWasSetAndNothingElse() {
        TokenRequest request = TokenRequest.of("hall", "ada").withParticipantName("Ada").withParticipantMetadata("hidden")
                .withParticipantAttributes(Map.of("role", "hidden")).withAgentName("scribe").withAgentMetadata("hidden")
                .withAgentDeployment("blue");

        assertThat(request.roomName()).contains("hall");
        assertThat(request.participantIdentity()).contains("ada");
        assertThat(request.participantName()).contains("Ada");
        assertThat(request.participantMetadata()).contains("hidden");
        assertThat(request.participantAttributes()).isEqualTo(Map.of("role", "hidden"));
        assertThat(request.agentName()).contains("scribe");
        assertThat(request.agentMetadata()).contains("hidden");
        assertThat(request.agentDeployment()).contains("blue");
        assertThat(request.toString()).contains("hall", "ada", "scribe").doesNotContain("hidden");
        assertThat(TokenRequest.DEFAULTS.roomName()).isEmpty();
        assertThat(TokenRequest.DEFAULTS.participantAttributes()).isEmpty();
    }

    @Test
    void shouldBeEqualWhenItAsksForTheSame() {
        assertThat(TokenRequest.of("hall", "ada")).isEqualTo(TokenRequest.of("hall", "ada"))
                .hasSameHashCodeAs(TokenRequest.of("hall", "ada")).isNotEqualTo(TokenRequest.of("hall", "bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "ftp://host", "ws//host", "wss://a b"})
    void shouldRefuseDetailsWhenTheUrlIsNoServers(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionDetails(url, "hidden"))
                .withMessageStartingWith("url ").withMessageNotContaining("hidden");
    }

    @Test
    void shouldRefuseDetailsWhenThereIsNoToken() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionDetails("ws://host", " "));
        assertThatNullPointerException().isThrownBy(() -> new ConnectionDetails("ws://host", null)).withMessage("token is null");
        assertThatNullPointerException().isThrownBy(() -> new ConnectionDetails(null, "hidden")).withMessage("url is null");
        assertThat(new ConnectionDetails("ws://host?api_key=hidden", "hidden").toString()).contains("ws://host")
                .doesNotContain("hidden");
    }
}
