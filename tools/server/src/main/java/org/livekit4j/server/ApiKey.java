package org.livekit4j.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What signs the tokens that a server accepts. The secret is in no {@code toString} and no message. */
public record ApiKey(String key, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MIN_SECRET_LENGTH = 32;

    /** @throws IllegalArgumentException if one is not of printable ASCII without spaces, or the secret is shorter than 32 */
    public ApiKey {
        requirePrintable("the API key", key);
        requirePrintable("the API secret", secret);
        if (secret.length() < MIN_SECRET_LENGTH) {
            throw new IllegalArgumentException("the API secret has " + secret.length() + " characters; it must have "
                    + MIN_SECRET_LENGTH + " or more, or it could be guessed");
        }
    }

    /** One that nobody else knows. */
    public static ApiKey random() {
        return new ApiKey("API" + hex(6), hex(24));
    }

    private static void requirePrintable(String name, String value) {
        if (!value.matches("[!-~]+")) {
            throw new IllegalArgumentException(name + " must be of printable ASCII characters, without spaces");
        }
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return key;
    }
}
