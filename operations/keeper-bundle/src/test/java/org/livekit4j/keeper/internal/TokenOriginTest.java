package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.room.TokenRequest;

class TokenOriginTest {
    private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

    @TempDir
    private Path folder;

    private TokenOrigin.Configured tokenFile(String content) throws IOException {
        return new TokenOrigin.InFile(new SecretFile("token.file", Files.writeString(folder.resolve("token"), content)));
    }

    private TokenOrigin.Configured keyFile(String content) throws IOException {
        return new TokenOrigin.OfKey(new SecretFile("key.file", Files.writeString(folder.resolve("key"), content)), "hall", "ada",
                "Ada");
    }

    @Test
    void shouldReadTheFileAnewWhenATokenIsAskedFor() throws IOException {
        TokenOrigin.Configured source = tokenFile(" first\n");
        assertThat(source.token()).isEqualTo("first");
        tokenFile("second");
        assertThat(source.token()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two tokens", "one\nother"})
    void shouldNameThePropertyWhenTheFileHoldsNoToken(String content) {
        assertThatIllegalArgumentException().isThrownBy(() -> tokenFile(content).token())
                .withMessageStartingWith("property token.file is \"" + folder.resolve("token"))
                .withMessageEndingWith("it must hold one token and nothing else");
    }

    @Test
    void shouldNameThePropertyWhenThereIsNoFile() {
        TokenOrigin.Configured source = new TokenOrigin.InFile(new SecretFile("token.file", folder.resolve("none")));
        assertThatIllegalArgumentException().isThrownBy(source::token).withMessageStartingWith("property token.file is ")
                .withMessageEndingWith("there is no such file");
    }

    @Test
    void shouldMakeATokenForTheRoomWhenItHasAKey() throws IOException {
        String token = keyFile("# a key\napi.key = K\napi.secret: " + SECRET + "\n").token();
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

        assertThat(claims)
                .contains("\"iss\":\"K\"", "\"sub\":\"ada\"", "\"name\":\"Ada\"", "\"room\":\"hall\"", "\"roomJoin\":true")
                .doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "api.key=K", "api.secret=" + SECRET, "api.key=K\napi.secret=too-short",
        "api.key=K\napi.secret=" + SECRET + "\\u12"})
    void shouldNameThePropertyAndNotTheSecretWhenTheFileHoldsNoKey(String content) {
        assertThatIllegalArgumentException().isThrownBy(() -> keyFile(content).token())
                .withMessageStartingWith("property key.file is ")
                .withMessageNotContaining(SECRET).withMessageNotContaining("too-short");
    }

    @Test
    void shouldReadTheHeadersOfAnEndpointEachTimeAndShowNothingOfThem() throws IOException {
        Path headers = Files.writeString(folder.resolve("headers"), "B(a)d: hidden");
        KeeperSettings settings = Settings.of("endpoint", "http://host.example/secret-path", "endpoint.headers.file",
                headers.toString(), "room", "hall", "identity", "ada");
        TokenOrigin.Asked origin = (TokenOrigin.Asked) settings.tokens();

        assertThat(origin.request()).isEqualTo(TokenRequest.of("hall", "ada"));
        assertThatIllegalArgumentException().isThrownBy(() -> origin.source().fetch(origin.request()))
                .withMessageContaining("HTTP does not allow the header").withMessageNotContaining("hidden");
        Files.delete(headers);
        assertThatIllegalArgumentException().isThrownBy(() -> origin.source().fetch(origin.request()))
                .withMessageContaining("there is no such file");
        assertThat(settings.toString()).doesNotContain("secret-path");
        assertThat(settings.server()).isEmpty();
    }

    @Test
    void shouldRefuseAFileThatIsTooLongForASecret() throws IOException {
        TokenOrigin.Configured source = tokenFile("x".repeat(100_000));
        assertThatIllegalArgumentException().isThrownBy(source::token).withMessageContaining("longer than");
    }
}
