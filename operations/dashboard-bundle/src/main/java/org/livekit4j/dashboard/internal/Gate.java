package org.livekit4j.dashboard.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may see what. A page of a stranger that is open in the same browser can send requests here, also under a name of its own
 * that it lets point here, but cannot forge the headers that tell so.
 */
final class Gate {
    private static final int TOKEN_BYTES = 24;
    private static final String SCHEME = "Bearer ";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Set<String> hosts;
    private final String token;

    /** @param port the one that the browser was told */
    Gate(int port) {
        hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** @param text of the answer, which repeats nothing of the request */
    record Refusal(int status, String text) {}

    String token() {
        return token;
    }

    /**
     * Why a request is refused, if it is.
     *
     * @param header the one value of a header; null if there is none
     * @param secret whether what is asked for needs the token
     */
    Optional<Refusal> check(Function<String, String> header, boolean secret) {
        String host = header.apply("Host");
        if (host == null || !hosts.contains(host)) {
            return Optional.of(new Refusal(421, "this host is not served here"));
        }
        String origin = header.apply("Origin");
        String site = header.apply("Sec-Fetch-Site");
        if (origin != null && !origin.equals("http://" + host) || site != null && !OWN_SITE.contains(site)) {
            return Optional.of(new Refusal(403, "pages of other origins are not served"));
        }
        return secret && !admits(header.apply("Authorization"))
                ? Optional.of(new Refusal(401, "the token is missing or wrong; open the address that was printed"))
                : Optional.empty();
    }

    /** Takes as long whatever is wrong. */
    private boolean admits(String authorization) {
        byte[] given = String.valueOf(authorization).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual((SCHEME + token).getBytes(StandardCharsets.UTF_8), given);
    }
}
