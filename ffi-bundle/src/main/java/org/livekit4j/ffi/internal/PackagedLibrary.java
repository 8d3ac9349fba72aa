package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.Properties;
import org.livekit4j.ffi.FfiException;

/** The library in the fragment of this platform, and the fragment's description of it. */
final class PackagedLibrary {
    private static final String DESCRIPTION = "livekit-ffi.properties";

    private final ClassLoader loader;
    private final NativePlatform platform;
    private final String sha256;
    private final String fileName;
    private final Optional<String> version;

    /** @throws FfiException if this platform's library is not packaged */
    PackagedLibrary(ClassLoader loader, NativePlatform platform) {
        this.loader = loader;
        this.platform = platform;
        Properties description = description();
        sha256 = description.getProperty("sha256");
        fileName = description.getProperty("library");
        boolean expected = ProtocolOrigin.WHEEL_VERSION.equals(description.getProperty("wheel.version"));
        version = expected ? Optional.of(LibraryVersion.EXPECTED) : Optional.empty();
        if (sha256 == null || fileName == null) {
            throw damaged(resource(DESCRIPTION) + " does not say which library it holds", null);
        }
    }

    String sha256() {
        return sha256;
    }

    String fileName() {
        return fileName;
    }

    /** The library's own version, if it is from the same wheel as the protocol; empty if the library must be asked. */
    Optional<String> version() {
        return version;
    }

    private Properties description() {
        String path = resource(DESCRIPTION);
        Properties properties = new Properties();
        try (InputStream in = open(path)) {
            if (in == null) {
                throw new FfiException(
                        "LiveKit's native library for " + platform.name() + " is missing: add the bundle " + bundle()
                                + ", or set LIVEKIT_LIB_PATH to the library's file");
            }
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new FfiException("cannot read " + path, e);
        } catch (IllegalArgumentException e) {
            throw damaged(path + " does not say which library it holds", e);
        }
    }

    /** @throws FfiException if what was written is not the library that the description names */
    void writeTo(OutputStream target) throws IOException {
        String path = resource(platform.library());
        try (InputStream in = open(path)) {
            if (in == null) {
                throw damaged("it does not hold " + path, null);
            }
            DigestInputStream digested = new DigestInputStream(in, Sha256.digest());
            digested.transferTo(target);
            if (!sha256.equals(Sha256.text(digested.getMessageDigest()))) {
                throw damaged("the native library in it has the wrong SHA-256", null);
            }
        }
    }

    /** Whether the file has exactly this library's bytes. */
    boolean isIn(Path file) throws IOException {
        return sha256.equals(Sha256.of(file));
    }

    /** Fragments and class paths have it by the class loader; a module that nothing requires is looked for. */
    private InputStream open(String path) throws IOException {
        InputStream in = loader.getResourceAsStream(path);
        return in != null ? in : NativesModule.open(platform.module(), path);
    }

    private FfiException damaged(String what, Exception cause) {
        return new FfiException("the bundle " + bundle() + " is damaged: " + what, cause);
    }

    private String bundle() {
        return "org.livekit4j.ffi.natives." + platform.name();
    }

    private String resource(String name) {
        return "native/" + platform.name() + "/" + name;
    }
}
