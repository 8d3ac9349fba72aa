package org.livekit4j.ffi.internal;

import java.util.Locale;
import java.util.Optional;

/**
 * A platform that there is a native library for.
 *
 * @param name as in the packaged library's path, such as {@code linux-x86-64}
 * @param library file name of the library there
 */
record NativePlatform(String name, String library) {
    static final String SUPPORTED = "linux-x86-64, linux-aarch64, macos-x86-64, macos-aarch64, windows-x86-64";

    /** The platform of these system properties; empty if there is no library for it. */
    static Optional<NativePlatform> of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "x86-64";
            case "aarch64", "arm64" -> "aarch64";
            default -> "";
        };
        if (arch.isEmpty()) {
            return Optional.empty();
        }
        if (os.startsWith("linux")) {
            return Optional.of(new NativePlatform("linux-" + arch, "liblivekit_ffi.so"));
        }
        if (os.startsWith("mac")) {
            return Optional.of(new NativePlatform("macos-" + arch, "liblivekit_ffi.dylib"));
        }
        if (os.startsWith("windows") && arch.equals("x86-64")) {
            return Optional.of(new NativePlatform("windows-" + arch, "livekit_ffi.dll"));
        }
        return Optional.empty();
    }

    /** Name of the module that carries the library. */
    String module() {
        return module("org.livekit4j.ffi.natives");
    }

    /** Name of the module of an artifact for this platform. */
    String module(String artifact) {
        return artifact + "." + name.replaceFirst("-", ".").replace('-', '_');
    }

    /** Name of the environment variable that lists where programs look for shared libraries. */
    String librariesVariable() {
        return name.startsWith("windows") ? "PATH" : name.startsWith("macos") ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
    }

    static Optional<NativePlatform> current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }
}
