package org.livekit4j.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.token.TokenVerificationException.Reason;

/** Tokens that are none, or are not what they claim to be. */
class HostileTokenTest {
    private static final String KEY = "APIkey";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    private static final String TIMES = "\"iss\":\"APIkey\",\"nbf\":" + NOW.getEpochSecond() + ",\"exp\":"
            + NOW.plusSeconds(60).getEpochSecond();
    private static final String VALID = signed(HEADER, "{" + TIMES + ",\"sub\":\"ada\"}");

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String claims) {
        return signed("HmacSHA256", header, claims);
    }

    private static String signed(String algorithm, String header, String claims) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), algorithm));
            String signed = encoded(header) + "." + encoded(claims);
            return signed + "." + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(String token, Reason... reasons) {
        TokenVerificationException refusal = catchThrowableOfType(TokenVerificationException.class,
                () -> TokenVerifier.of(KEY, SECRET).verify(token, NOW));
        assertThat(refusal).as("the refusal of %s", token).isNotNull();
        assertThat(refusal.reason()).isIn((Object[]) reasons);
        assertThat(refusal).hasNoCause();
        assertThat(refusal.getMessage()).hasSizeLessThan(200).doesNotContain(SECRET);
        if (token != null && token.length() > 20) {
            assertThat(refusal.getMessage()).doesNotContain(token.substring(0, 20));
        }
    }

    @Test
    void shouldBeAcceptedWhenItIsRight() {
        assertThat(TokenVerifier.of(KEY, SECRET).verify(VALID, NOW).identity()).contains("ada");
    }

    static Stream<String> noTokens() {
        return Stream.of(null, "", " ", ".", "..", "...", "a.b.c", "a.b", "secret", "Bearer " + VALID, VALID + ".", "." + VALID,
                VALID + ".a.b", " " + VALID, VALID + "\n", VALID.replace('.', ','), "ä.ö.ü", "\u0000.\u0000.\u0000",
                "%2e.%2e.%2e",
                encoded("[]") + "." + encoded("{}") + ".a", encoded("null") + "." + encoded("null") + ".a",
                encoded(HEADER) + "." + encoded("[" + TIMES + "]") + ".a", encoded(HEADER) + "." + encoded("\"text\"") + ".a",
                encoded(HEADER) + "." + encoded("{\"a\":") + ".a", encoded(HEADER) + ".A.a",
                encoded("{".repeat(10_000)) + "." + encoded("{}") + ".a",
                encoded("[".repeat(100_000)) + "." + encoded("{}") + ".a", "a".repeat((1 << 20) + 1),
                "a.a." + "a".repeat(1 << 20),
                ".".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void shouldBeMalformedWhenItIsNoToken(String token) {
        assertRefused(token, Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "", "hs256", "HS256 ", "HS384", "HS512", "RS256", "ES256", "PS256", "EdDSA",
        "dir"})
    void shouldBeRefusedWhenItsAlgorithmIsAnother(String algorithm) {
        String header = HEADER.replace("HS256", algorithm);
        String claims = "{" + TIMES + "}";

        assertRefused(signed(header, claims), Reason.ALGORITHM);
        assertRefused(signed("HmacSHA512", header, claims), Reason.ALGORITHM);
        assertRefused(encoded(header) + "." + encoded(claims) + ".", Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"typ\":\"JWT\"}", "{\"alg\":null}", "{\"alg\":1}", "{\"alg\":[\"HS256\"]}",
        "{\"alg\":{\"a\":\"HS256\"}}", "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}", "{\"alg\":\"HS256\",\"crit\":[]}"})
    void shouldBeRefusedWhenItsHeaderNamesNoAlgorithmOrAnExtension(String header) {
        assertRefused(signed(header, "{" + TIMES + "}"), Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"exp\":9999999999}", "{\"iss\":\"\",\"exp\":9999999999}", "{\"iss\":null,\"exp\":9999999999}",
        "{\"iss\":\"apikey\",\"exp\":9999999999}", "{\"iss\":\"APIkey \",\"exp\":9999999999}"})
    void shouldBeRefusedWhenItsKeyIsUnknown(String claims) {
        assertRefused(signed(HEADER, claims), Reason.UNKNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"iss\":\"APIkey\"}", "{\"iss\":\"APIkey\",\"exp\":null}", "{\"iss\":\"APIkey\",\"exp\":\"soon\"}",
        "{\"iss\":\"APIkey\",\"exp\":true}", "{\"iss\":\"APIkey\",\"exp\":{}}", "{\"iss\":\"APIkey\",\"exp\":9e99}",
        "{\"iss\":\"APIkey\",\"exp\":999999999999999}", "{\"iss\":\"APIkey\",\"exp\":9223372036854775807}",
        "{\"iss\":7,\"exp\":9999999999}", "{\"iss\":[\"APIkey\"],\"exp\":9999999999}"})
    void shouldBeMalformedWhenItDoesNotSayUntilWhenOrOfWhichKey(String claims) {
        assertRefused(signed(HEADER, claims), Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"sub\":1", "\"sub\":{}", "\"name\":[]", "\"metadata\":{}", "\"attributes\":[]",
        "\"attributes\":\"a\"",
        "\"attributes\":{\"a\":1}", "\"attributes\":{\"a\":null}", "\"kind\":4", "\"kindDetails\":\"sip\"", "\"kindDetails\":[1]",
        "\"video\":[]", "\"video\":true", "\"video\":{\"room\":1}", "\"video\":{\"roomJoin\":\"true\"}",
        "\"video\":{\"roomAdmin\":1}", "\"video\":{\"canPublish\":\"false\"}", "\"video\":{\"canPublish\":0}",
        "\"video\":{\"canSubscribe\":[]}", "\"video\":{\"canPublishSources\":\"camera\"}",
        "\"video\":{\"canPublishSources\":[null]}", "\"video\":{\"hidden\":{}}", "\"video\":{\"agent\":\"yes\"}",
        "\"video\":{\"canManageAgentSession\":1}", "\"sip\":true", "\"sip\":{\"call\":1}", "\"agent\":{\"admin\":\"x\"}",
        "\"inference\":{\"perform\":2}", "\"observability\":{\"write\":[]}", "\"roomConfig\":[]",
        "\"roomConfig\":{\"agents\":{}}", "\"roomConfig\":{\"agents\":[\"a\"]}",
        "\"roomConfig\":{\"agents\":[{\"agentName\":1}]}",
        "\"roomPreset\":1", "\"sha256\":1", "\"nbf\":\"now\"", "\"nbf\":[]"})
    void shouldBeMalformedWhenAClaimIsOfAnotherType(String claim) {
        assertRefused(signed(HEADER, "{" + TIMES.replace("\"nbf\"", "\"iat\"") + "," + claim + "}"), Reason.MALFORMED);
    }

    @Test
    void shouldBeAcceptedWhenALaterServerSaysMore() {
        VerifiedToken token = TokenVerifier.of(KEY, SECRET).verify(signed(HEADER, "{" + TIMES
                + ",\"kind\":\"robot\",\"kindDetails\":[\"new\",\"sip\",\"forwarded\"],\"later\":{\"a\":[1,null]},\"name\":null,"
                + "\"video\":{\"canPublishSources\":[\"hologram\"],\"canFly\":\"yes\"}}"), NOW);

        assertThat(token.kind().name()).isEqualTo("STANDARD");
        assertThat(token.kindDetails()).extracting(Enum::name).containsExactly("FORWARDED");
        assertThat(token.name()).isEmpty();
        assertThat(token.grant().permissions().canPublishSources()).as("what is not known restricts, too").extracting(Enum::name)
                .containsExactly("UNKNOWN");
    }

    @Test
    void shouldBeRefusedWhenAnySignIsAnother() {
        String signs = "ABCabc019-_";
        for (int i = 0; i < VALID.length(); i++) {
            if (VALID.charAt(i) != '.') {
                char changed = signs.charAt(i % signs.length());
                if (changed != VALID.charAt(i)) {
                    assertRefused(VALID.substring(0, i) + changed + VALID.substring(i + 1), Reason.MALFORMED, Reason.ALGORITHM,
                            Reason.UNKNOWN_KEY, Reason.SIGNATURE);
                }
            }
        }
    }

    @Test
    void shouldBeRefusedWhenItIsNoise() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            byte[] noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            String text = new String(noise, StandardCharsets.ISO_8859_1);

            assertRefused(text, Reason.MALFORMED);
            assertRefused(signed(HEADER, text), Reason.MALFORMED);
            assertRefused(signed(text, "{" + TIMES + "}"), Reason.MALFORMED, Reason.ALGORITHM);
            assertRefused(VALID.substring(0, random.nextInt(VALID.length())), Reason.MALFORMED, Reason.SIGNATURE);
        }
    }
}
