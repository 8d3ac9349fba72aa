package org.livekit4j.wheel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 in the two spellings a wheel needs: hexadecimal (pip) and unpadded URL-safe Base64 (RECORD). */
public record Sha256(String hex) {

    private static final int BUFFER_BYTES = 1 << 16;

    public static Sha256 of(byte[] content) {
        return new Sha256(HexFormat.of().formatHex(digest().digest(content)));
    }

    public static Sha256 of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    static Sha256 ofBase64(String base64) {
        return new Sha256(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(base64)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
