package org.livekit4j.karaf.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes the jar of a user's bundle from the classes in the package {@code user} of these tests. */
final class UserBundle {
    private static final List<String> IMPORTS = List.of("org.livekit4j.audio", "org.livekit4j.video", "org.livekit4j.track",
            "org.livekit4j.room", "org.livekit4j.ffi", "org.osgi.framework");
    private static final Path CLASSES = Path.of("org", "livekit4j", "karaf", "itests", "user");

    private UserBundle() {}

    /** @return the URL of the jar */
    static String jar() {
        Path jar = Karaf.target("user.jar");
        Path root = Karaf.target("test-classes");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file, manifest())) {
            try (var classes = Files.list(root.resolve(CLASSES))) {
                for (Path path : classes.toList()) {
                    out.putNextEntry(new JarEntry(root.relativize(path).toString().replace('\\', '/')));
                    Files.copy(path, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toUri().toString();
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "user");
        headers.putValue("Bundle-Activator", "org.livekit4j.karaf.itests.user.Activator");
        headers.putValue("Import-Package", String.join(",", IMPORTS));
        return manifest;
    }
}
