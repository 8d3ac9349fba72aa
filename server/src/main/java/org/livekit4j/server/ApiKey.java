package org.livekit4j.server;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What signs the tokens that a server accepts. */
record ApiKey(String key, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static ApiKey random() {
        return new ApiKey("API" + hex(6), hex(24));
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
