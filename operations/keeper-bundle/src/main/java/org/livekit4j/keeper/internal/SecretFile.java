package org.livekit4j.keeper.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Properties;
import java.util.Set;
import org.livekit4j.keeper.RoomKeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with a secret in it.
 *
 * @param property that names it
 */
record SecretFile(String property, Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
    private static final long MAX_BYTES = 64 * 1024;

    /** @throws IllegalArgumentException if it cannot be read; the message names the property */
    byte[] read() {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw wrong("it is longer than " + MAX_BYTES + " bytes, and no secret is");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw wrong("there is no such file");
        } catch (IOException e) {
            throw wrong("it cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** @throws IllegalArgumentException as {@link #read} does, or if it is no properties file */
    Properties properties() {
        String text = new String(read(), StandardCharsets.UTF_8);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("it is no properties file"); // what is wrong in it may be part of the secret
        }
        return properties;
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("property " + property + " is \"" + path + "\": " + what);
    }

    /** Warns if others than its owner can read it; where there are no such permissions nothing is known. */
    void warnIfOpen(String pid) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                LOG.warn(
                        "{}: property {}: all users of this machine can read {}; make it readable for its owner only (chmod 600)",
                        pid, property, path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{}: it is unknown whether other users can read {}", pid, path, e);
        }
    }
}
