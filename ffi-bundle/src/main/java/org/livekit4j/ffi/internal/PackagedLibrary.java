package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Properties;
import org.livekit4j.ffi.FfiException;

/** The library in the fragment of this platform, and the fragment's description of it. */
final class PackagedLibrary implements PackagedFile {
    private static final String DESCRIPTION = "livekit-ffi.properties";

    private final PackagedResources resources;
    private final NativePlatform platform;
    private final String sha256;
    private final String fileName;
    private final Optional<String> version;

    /** @throws FfiException if this platform's library is not packaged */
    PackagedLibrary(ClassLoader loader, NativePlatform platform) {
        this.platform = platform;
        resources = new PackagedResources(loader, "org.livekit4j.ffi.natives." + platform.name(), platform.module());
        Properties description = resources.properties(resource(DESCRIPTION)).orElseThrow(() -> new FfiException(
                "LiveKit's native library for " + platform.name() + " is missing: add the bundle " + resources.bundle()
                        + ", or set LIVEKIT_LIB_PATH to the library's file"));
        sha256 = description.getProperty("sha256");
        fileName = description.getProperty("library");
        boolean expected = ProtocolOrigin.WHEEL_VERSION.equals(description.getProperty("wheel.version"));
        version = expected ? Optional.of(LibraryVersion.EXPECTED) : Optional.empty();
        if (sha256 == null || fileName == null) {
            throw resources.damaged(resource(DESCRIPTION) + " does not say which library it holds", null);
        }
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public String fileName() {
        return fileName;
    }

    @Override
    public boolean executable() {
        return false;
    }

    /** The library's own version, if it is from the same wheel as the protocol; empty if the library must be asked. */
    Optional<String> version() {
        return version;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        resources.write(resource(platform.library()), sha256, target);
    }

    private String resource(String name) {
        return "native/" + platform.name() + "/" + name;
    }
}
