package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;
import org.livekit4j.ffi.FfiException;

/**
 * The library that the fragment of this platform carries, brought to a file.
 *
 * <p>The file's path is made of its content's hash: whoever comes later, a refreshed bundle or another process, opens the same file and
 * so the same copy in memory; a library of another version never takes its place. The hash is checked each time, because the file may
 * have been cut short or replaced.
 */
final class PackagedLibrary {
    private static final String DESCRIPTION = "livekit-ffi.properties";

    private final ClassLoader loader;
    private final NativePlatform platform;

    PackagedLibrary(ClassLoader loader, NativePlatform platform) {
        this.loader = loader;
        this.platform = platform;
    }

    /** @throws FfiException if this platform's library is not packaged, or cannot be brought to a file that is right */
    Path extract(Path cache) {
        Properties description = description();
        String sha256 = description.getProperty("sha256");
        Path file = cache.resolve(sha256).resolve(description.getProperty("library"));
        try {
            if (Files.isRegularFile(file) && sha256.equals(hash(file))) {
                return file;
            }
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part", ".tmp");
            try {
                copyTo(part, sha256);
                move(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new FfiException("cannot write LiveKit's native library to " + file + " (" + e.getMessage()
                    + "): set the system property " + NativeLibrary.CACHE_PROPERTY + " to a folder that can be written", e);
        }
    }

    private Properties description() {
        String path = resource(DESCRIPTION);
        Properties properties = new Properties();
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new FfiException("LiveKit's native library for " + platform.name() + " is not here: add the bundle"
                        + " org.livekit4j.ffi.natives." + platform.name() + ", or set LIVEKIT_LIB_PATH to the library's file");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new FfiException("cannot read " + path, e);
        } catch (IllegalArgumentException e) {
            throw damaged(path, e);
        }
        if (properties.getProperty("sha256") == null || properties.getProperty("library") == null) {
            throw damaged(path, null);
        }
        return properties;
    }

    private FfiException damaged(String description, Exception cause) {
        return new FfiException("the bundle org.livekit4j.ffi.natives." + platform.name() + " is damaged: " + description
                + " does not say which library it holds", cause);
    }

    private void copyTo(Path target, String sha256) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = loader.getResourceAsStream(resource(platform.library()))) {
            if (in == null) {
                throw new FfiException("the bundle org.livekit4j.ffi.natives." + platform.name() + " does not hold "
                        + resource(platform.library()) + ": it is damaged");
            }
            Files.copy(new DigestInputStream(in, digest), target, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!sha256.equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new FfiException(
                    "the native library in the bundle org.livekit4j.ffi.natives." + platform.name()
                            + " is damaged: wrong SHA-256");
        }
    }

    private String resource(String name) {
        return "native/" + platform.name() + "/" + name;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
