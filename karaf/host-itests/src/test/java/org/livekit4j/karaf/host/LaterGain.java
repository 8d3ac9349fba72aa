package org.livekit4j.karaf.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The gain example as a later version may be: its component, after which its processor is named, has another name. */
final class LaterGain {
    static final String BUNDLE = "org.livekit4j.examples.gain";
    static final String COMPONENT = BUNDLE + ".LaterGain";

    private LaterGain() {}

    /** @return the file */
    static Path write(Path file) throws IOException {
        try (ZipInputStream kar = new ZipInputStream(Files.newInputStream(Path.of(System.getProperty("karaf.kar"))))) {
            for (ZipEntry entry = kar.getNextEntry(); entry != null; entry = kar.getNextEntry()) {
                if (entry.getName().contains("/" + BUNDLE + "/") && entry.getName().endsWith(".jar")) {
                    rename(new ZipInputStream(kar), file);
                    return file;
                }
            }
        }
        throw new IOException("the archive has no " + BUNDLE);
    }

    private static void rename(ZipInputStream jar, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream later = new ZipOutputStream(out)) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                later.putNextEntry(new ZipEntry(entry.getName()));
                byte[] bytes = jar.readAllBytes();
                later.write(entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith("Gain.xml")
                        ? new String(bytes, StandardCharsets.UTF_8)
                                .replace("name=\"" + BUNDLE + ".Gain\"", "name=\"" + COMPONENT + "\"")
                                .getBytes(StandardCharsets.UTF_8)
                        : bytes);
            }
        }
    }
}
