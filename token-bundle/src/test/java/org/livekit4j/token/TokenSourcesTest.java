package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.token.internal.CachingSource;

class TokenSourcesTest {
    private static final String URL = "wss://host.example";
    private static final String KEY = "APIkey";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final AccessToken JOINING = AccessToken.of(KEY, SECRET).withGrant(VideoGrant.NONE.withRoomJoin(true));
    private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

    private static VerifiedToken signed(AccessToken template, TokenRequest request) throws Exception {
        ConnectionDetails details = TokenSources.signed(URL, template).fetch(request);
        assertThat(details.url()).isEqualTo(URL);
        return TokenVerifier.of(KEY, SECRET).verify(details.token());
    }

    @Test
    void shouldSignWhatIsAskedFor() throws Exception {
        VerifiedToken token = signed(
                JOINING.withRoomConfiguration(RoomConfiguration.DEFAULTS.withAgents(List.of(AgentDispatch.of("first")))),
                TokenRequest.of("hall", "ada").withParticipantName("Ada").withParticipantMetadata("m")
                        .withParticipantAttributes(Map.of("role", "host")).withAgentName("scribe").withAgentMetadata("job")
                        .withAgentDeployment("blue"));

        assertThat(token.grant()).isEqualTo(VideoGrant.NONE.withRoomJoin(true).withRoom("hall"));
        assertThat(token.identity()).contains("ada");
        assertThat(token.name()).contains("Ada");
        assertThat(token.metadata()).contains("m");
        assertThat(token.attributes()).isEqualTo(Map.of("role", "host"));
        assertThat(token.roomConfiguration().orElseThrow().agents()).containsExactly(AgentDispatch.of("first"),
                AgentDispatch.of("scribe").withMetadata("job").withDeployment("blue"));
    }

    @Test
    void shouldSignTheTemplateWhenNothingIsAskedFor() throws Exception {
        VerifiedToken token = signed(JOINING.withIdentity("bot").withGrant(VideoGrant.join("hall")), TokenRequest.DEFAULTS);

        assertThat(token.identity()).contains("bot");
        assertThat(token.grant().room()).contains("hall");
        assertThatIllegalStateException().isThrownBy(() -> signed(JOINING, TokenRequest.DEFAULTS))
                .withMessageContaining("identity");
    }

    @Test
    void shouldReuseATokenUntilAMinuteBeforeItExpires() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(START);
        List<TokenRequest> asked = new ArrayList<>();
        TokenSource caching = new CachingSource(request -> {
            asked.add(request);
            return new ConnectionDetails(URL, JOINING.withTtl(Duration.ofMinutes(5)).withIdentity("bot")
                    .withGrant(VideoGrant.join("hall")).toJwt(now.get()));
        }, now::get);
        TokenRequest hall = TokenRequest.of("hall", "bot");
        ConnectionDetails first = caching.fetch(hall);

        now.set(START.plusSeconds(239));
        assertThat(caching.fetch(TokenRequest.of("hall", "bot"))).isSameAs(first);
        assertThat(caching.fetch(TokenRequest.of("attic", "bot"))).isNotSameAs(first);
        assertThat(asked).hasSize(2);
        now.set(START.plusSeconds(240));
        assertThat(caching.fetch(hall)).isNotEqualTo(first);
        assertThat(asked).hasSize(3);
        assertThat(caching.toString()).doesNotContain(first.token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JWT", "a.b.c", "e30.e30.", "e30.eyJleHAiOiJzb29uIn0."})
    void shouldNotReuseATokenWhenItDoesNotSayUntilWhen(String token) throws Exception {
        int[] asked = {0};
        TokenSource caching = TokenSources.caching(_ -> {
            asked[0]++;
            return new ConnectionDetails(URL, token);
        });

        caching.fetch(TokenRequest.DEFAULTS);
        caching.fetch(TokenRequest.DEFAULTS);
        assertThat(asked).containsExactly(2);
    }

    @Test
    void shouldAskAgainWhenTheSourceHasFailed() throws Exception {
        int[] asked = {0};
        TokenSource caching = TokenSources.caching(_ -> {
            if (++asked[0] == 1) {
                throw new IOException("no network");
            }
            return new ConnectionDetails(URL, JOINING.withIdentity("bot").withGrant(VideoGrant.join("hall")).toJwt());
        });

        assertThat(catchThrowable(() -> caching.fetch(TokenRequest.DEFAULTS)))
                .hasMessage("no network");
        caching.fetch(TokenRequest.DEFAULTS);
        caching.fetch(TokenRequest.DEFAULTS);
        assertThat(asked).containsExactly(2);
    }

    @Test
    void shouldForgetWhenItIsAskedForEverNewRooms() throws Exception {
        int[] asked = {0};
        TokenSource caching = TokenSources.caching(request -> {
            asked[0]++;
            return TokenSources.signed(URL, JOINING).fetch(request);
        });
        for (int i = 0; i < 1_000; i++) {
            caching.fetch(TokenRequest.of("room " + i, "bot"));
        }
        caching.fetch(TokenRequest.of("room 0", "bot"));
        assertThat(asked).containsExactly(1_001);
    }

    @Test
    void shouldAlwaysAnswerTheSameWhenItIsLiteral() throws Exception {
        TokenSource source = TokenSource.of(URL, "token");

        assertThat(source.fetch(TokenRequest.DEFAULTS)).isEqualTo(source.fetch(TokenRequest.of("hall", "ada")))
                .isEqualTo(new ConnectionDetails(URL, "token"));
        assertThat(source.fetch(TokenRequest.DEFAULTS).toString()).contains(URL).doesNotContain("=token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", "ftp://host/", "http:///path", "/path"})
    void shouldRefuseAnEndpointWhenItIsNoHttpServers(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.endpoint(URI.create(uri), Map.of()))
                .withMessageContaining("http://");
    }

    @Test
    void shouldNotShowAHeaderWhenItIsRefused() {
        URI uri = URI.create("https://host.example/secret");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSources.endpoint(uri, Map.of("Authorization", "Bearer hidden\n")))
                .withMessageContaining("Authorization").withMessageNotContaining("hidden").withNoCause();
        assertThat(TokenSources.endpoint(uri, Map.of("Authorization", "Bearer hidden")).toString())
                .isEqualTo("the token endpoint at https://host.example");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.sandbox(" "));
        assertThat(TokenSources.sandbox("id").toString()).contains("cloud-api.livekit.io");
    }

    @Test
    void shouldRefuseWhatNamesNoServerOrNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.signed("ftp://host", JOINING));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenSource.of(URL, " ")).withMessageContaining("token is blank");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenRequest.of(" ", "ada")).withMessageContaining("roomName");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenRequest.of("hall", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenRequest.DEFAULTS.withAgentName(""));
    }
}
