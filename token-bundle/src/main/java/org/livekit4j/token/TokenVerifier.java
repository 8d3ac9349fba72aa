package org.livekit4j.token;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.livekit4j.text.Printable;
import org.livekit4j.token.TokenVerificationException.Reason;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.Jwt;

/**
 * Verifies access tokens where the API secret is kept. Only tokens that are signed with HMAC-SHA-256, as LiveKit's are, and
 * that expire are accepted. Immutable, and safe for use by several threads; every {@code with} method returns a changed
 * copy.
 *
 * <pre> VerifiedToken token = TokenVerifier.of(apiKey, apiSecret).verify(jwt);
 * </pre>
 */
public final class TokenVerifier {
    /** The default of {@link #withClockSkew}: ten seconds. */
    public static final Duration DEFAULT_CLOCK_SKEW = Duration.ofSeconds(10);

    private static final Duration LARGEST_CLOCK_SKEW = Duration.ofHours(1);

    private final Map<String, String> secrets;
    private final Duration clockSkew;

    private TokenVerifier(Map<String, String> secrets, Duration clockSkew) {
        this.secrets = secrets;
        this.clockSkew = clockSkew;
    }

    /**
     * Returns a verifier of tokens of one API key.
     *
     * @param apiKey the API key
     * @param apiSecret the API secret, at least 32 bytes; it appears in no {@code toString} and no message
     * @return the verifier
     * @throws IllegalArgumentException if the key is blank or the secret is too short
     */
    public static TokenVerifier of(String apiKey, String apiSecret) {
        return new TokenVerifier(Map.of(), DEFAULT_CLOCK_SKEW).withKey(apiKey, apiSecret);
    }

    /**
     * Returns a copy that accepts the tokens of one more API key, for instance while keys are changed.
     *
     * @param apiKey the API key
     * @param apiSecret its API secret, at least 32 bytes
     * @return the copy
     * @throws IllegalArgumentException if the key is blank or the secret is too short
     */
    public TokenVerifier withKey(String apiKey, String apiSecret) {
        Claims.requireText("the API key", apiKey);
        Jwt.requireSecret(apiSecret);
        Map<String, String> more = new HashMap<>(secrets);
        more.put(apiKey, apiSecret);
        return new TokenVerifier(Map.copyOf(more), clockSkew);
    }

    /**
     * Returns a copy that allows for clocks that differ: a token is accepted that much before and after its time.
     *
     * @param clockSkew the difference, from 0 to an hour
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public TokenVerifier withClockSkew(Duration clockSkew) {
        if (clockSkew.isNegative() || clockSkew.compareTo(LARGEST_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("clockSkew is " + clockSkew + "; it must be from 0 to an hour");
        }
        return new TokenVerifier(secrets, clockSkew);
    }

    /**
     * Verifies a token.
     *
     * @param jwt the token; null and a text that is none are refused like a wrong one
     * @return what the token says
     * @throws TokenVerificationException if it is not a valid token of a known API key
     */
    public VerifiedToken verify(@Nullable String jwt) {
        return verify(jwt, Instant.now());
    }

    VerifiedToken verify(@Nullable String jwt, Instant now) {
        if (jwt == null || jwt.isEmpty()) {
            throw new TokenVerificationException(Reason.MALFORMED, "there is no token");
        }
        try {
            Jwt parsed = Jwt.parse(jwt);
            String apiKey = requireSigned(parsed);
            Instant expiresAt = parsed.claims().time("exp").orElseThrow(() -> new IllegalArgumentException("has no 'exp'"));
            requireTime(now, parsed.claims().time("nbf").orElse(Instant.MIN), expiresAt);
            return VerifiedToken.of(apiKey, expiresAt, parsed.claims());
        } catch (IllegalArgumentException e) {
            throw new TokenVerificationException(Reason.MALFORMED, "the token " + e.getMessage());
        }
    }

    /** Returns the key that signed it. */
    private String requireSigned(Jwt jwt) {
        if (!jwt.isHs256()) {
            throw new TokenVerificationException(Reason.ALGORITHM, "the token is not signed with HS256 alone; it must be");
        }
        String apiKey = jwt.claims().text("iss").orElse("");
        String secret = secrets.get(apiKey);
        if (secret == null) {
            throw new TokenVerificationException(Reason.UNKNOWN_KEY,
                    "the token " + (apiKey.isEmpty() ? "has no 'iss'" : "names an API key that is not known"));
        }
        if (!jwt.isSignedWith(secret)) {
            throw new TokenVerificationException(Reason.SIGNATURE, "the token was not signed with the secret of its API key");
        }
        return apiKey;
    }

    private void requireTime(Instant now, Instant notBefore, Instant expiresAt) {
        if (now.plus(clockSkew).isBefore(notBefore)) {
            throw new TokenVerificationException(Reason.NOT_YET_VALID, "the token is valid from " + notBefore + "; it is " + now);
        }
        if (!now.minus(clockSkew).isBefore(expiresAt)) {
            throw new TokenVerificationException(Reason.EXPIRED, "the token was valid until " + expiresAt + "; it is " + now);
        }
    }

    @Override
    public String toString() {
        return "TokenVerifier[apiKeys=" + Printable.of(secrets.keySet()) + ", clockSkew=" + clockSkew + "]";
    }
}
