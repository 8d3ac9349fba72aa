package org.livekit4j.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.livekit4j.token.TokenVerificationException.Reason;
import org.livekit4j.token.internal.JsonObject;

/**
 * Verifies and reads the webhooks that a LiveKit server sends. Serving HTTP is left to the application. Immutable, and safe
 * for use by several threads.
 *
 * <pre> WebhookReceiver receiver = WebhookReceiver.of(TokenVerifier.of(apiKey, apiSecret));
 * WebhookEvent event = receiver.receive(body, request.getHeader("Authorization"));
 * </pre>
 *
 * <p>The server sends a webhook again if it is not answered with a 2xx status, so {@link WebhookEvent#id} may come twice.
 */
public final class WebhookReceiver {
    private static final String BEARER = "Bearer ";

    private final TokenVerifier verifier;

    private WebhookReceiver(TokenVerifier verifier) {
        this.verifier = verifier;
    }

    /**
     * Returns a receiver.
     *
     * @param verifier knows the API key with which the server signs webhooks
     * @return the receiver
     */
    public static WebhookReceiver of(TokenVerifier verifier) {
        return new WebhookReceiver(Objects.requireNonNull(verifier, "verifier is null"));
    }

    /**
     * Verifies and reads a webhook.
     *
     * @param body the body of the request, exactly as it was received
     * @param authorization the header {@code Authorization} of the request: a token, with or without {@code Bearer} before
     *     it; null if there is none
     * @return the event
     * @throws TokenVerificationException if the token is not valid, or does not sign this body; an HTTP server answers 401 then
     */
    public WebhookEvent receive(byte[] body, @Nullable String authorization) {
        Objects.requireNonNull(body, "body is null");
        VerifiedToken token = verifier.verify(token(authorization));
        byte[] expected = token.sha256().orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(Base64.getEncoder().encode(hash(body)), expected)) {
            throw new TokenVerificationException(Reason.BODY, "the body is not the one that was signed");
        }
        try {
            String json = new String(body, StandardCharsets.UTF_8);
            return WebhookEvent.of(JsonObject.parse(json, Math.max(1, json.length())), json);
        } catch (IllegalArgumentException e) {
            throw new TokenVerificationException(Reason.BODY, "the body " + e.getMessage());
        }
    }

    private static @Nullable String token(@Nullable String authorization) {
        if (authorization == null) {
            return null;
        }
        String text = authorization.strip();
        boolean bearer = text.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return bearer ? text.substring(BEARER.length()).strip() : text;
    }

    private static byte[] hash(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
