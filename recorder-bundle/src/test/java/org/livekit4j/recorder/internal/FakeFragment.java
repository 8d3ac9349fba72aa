package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** A fragment of this platform whose ffmpeg is a script. */
final class FakeFragment {
    private static final String PLATFORM = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "macos"
            : "linux";

    private FakeFragment() {}

    /** @return a class loader that has it, as that of a bundle has its fragments */
    static URLClassLoader in(Path folder, String script) throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
        Path files = Files.createDirectories(folder.resolve("ffmpeg/" + PLATFORM + "-" + arch));
        Files.writeString(files.resolve("ffmpeg"), script);
        Files.writeString(files.resolve("program.properties"), "program=ffmpeg\nsha256.ffmpeg=" + sha256(script) + "\n");
        return new URLClassLoader(new URL[]{folder.toUri().toURL()}, null);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
