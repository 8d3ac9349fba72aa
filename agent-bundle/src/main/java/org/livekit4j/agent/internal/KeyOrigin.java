package org.livekit4j.agent.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/** Where the key of the server comes from. Nothing of it is in a {@code toString}. */
sealed interface KeyOrigin {
    Duration TTL = Duration.ofMinutes(10);

    /**
     * A new token.
     *
     * @param claims what the token says; it is given one that is valid for ten minutes
     * @throws IllegalArgumentException if there is no key; the message holds no secret
     */
    String token(UnaryOperator<AccessToken> claims);

    /** A new token that grants something. */
    default String token(VideoGrant grant) {
        return token(token -> token.withGrant(grant));
    }

    /** Given in code. */
    record Fixed(String apiKey, String apiSecret) implements KeyOrigin {

        @Override
        public String token(UnaryOperator<AccessToken> claims) {
            return claims.apply(AccessToken.of(apiKey, apiSecret).withTtl(TTL)).toJwt();
        }

        @Override
        public String toString() {
            return "Fixed[]";
        }
    }

    /** In a properties file, which may be changed. */
    record InFile(String property, Path path) implements KeyOrigin {
        private static final String KEY = "api.key";
        private static final String SECRET = "api.secret";
        private static final long MAX_BYTES = 64 * 1024;

        @Override
        public String token(UnaryOperator<AccessToken> claims) {
            Properties read = new Properties();
            try {
                if (Files.size(path) > MAX_BYTES) {
                    throw wrong("it is longer than " + MAX_BYTES + " bytes");
                }
                read.load(new StringReader(Files.readString(path, StandardCharsets.UTF_8)));
            } catch (NoSuchFileException e) {
                throw wrong("there is no such file");
            } catch (IOException e) {
                throw wrong("it cannot be read: " + e.getClass().getSimpleName());
            }
            String apiKey = read.getProperty(KEY, "");
            String apiSecret = read.getProperty(SECRET, "");
            if (apiKey.isBlank() || apiSecret.isBlank()) {
                throw wrong("it must be a properties file with " + KEY + " and " + SECRET);
            }
            try {
                return new Fixed(apiKey, apiSecret).token(claims);
            } catch (IllegalArgumentException e) {
                throw wrong(e.getMessage());
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("property " + property + " is \"" + path + "\": " + what);
        }
    }
}
