package org.livekit4j.karaf.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An archive of an older version, made of the one of this build: the same bundles and features with another version. */
final class OlderKar {
    static final String VERSION = "0.0.9";
    private static final String NOW = System.getProperty("livekit4j.version");
    /** What the bridge provides, and bundles that wait for it require. */
    private static final Pattern RELEASE = Pattern.compile("(?<=org\\.livekit4j\\.release=\"?)[^\");,]+");
    private static final String OURS = "/org/livekit4j/";

    private OlderKar() {}

    static Path write(Path folder) throws IOException {
        Path older = Files.createDirectories(folder).resolve("livekit4j-kar-" + VERSION + ".kar");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(Path.of(System.getProperty("karaf.kar"))));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(older))) {
            out.setLevel(1);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory() && !entry.getName().endsWith("maven-metadata-local.xml")) {
                    out.putNextEntry(new ZipEntry(entry.getName().contains(OURS) ? older(entry.getName()) : entry.getName()));
                    out.write(contents(entry.getName(), in));
                }
            }
        }
        return older;
    }

    private static byte[] contents(String name, InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        if (name.equals("META-INF/MANIFEST.MF")) {
            Manifest manifest = new Manifest(new ByteArrayInputStream(bytes));
            manifest.getMainAttributes().replaceAll((key, value) -> older(value.toString()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            manifest.write(out);
            return out.toByteArray();
        }
        if (name.contains(OURS) && name.endsWith(".xml")) {
            return older(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        return name.contains(OURS) && name.endsWith(".jar") ? jar(bytes) : bytes;
    }

    private static byte[] jar(byte[] bytes) throws IOException {
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(bytes))) {
            Manifest manifest = in.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", VERSION);
            manifest.getMainAttributes().computeIfPresent(new Attributes.Name("Fragment-Host"),
                    (key, host) -> host.toString().replaceFirst("bundle-version=.*",
                            "bundle-version=\"[" + VERSION + "," + VERSION + "]\""));
            for (String header : new String[]{"Provide-Capability", "Require-Capability"}) {
                manifest.getMainAttributes().computeIfPresent(new Attributes.Name(header),
                        (key, value) -> RELEASE.matcher(value.toString()).replaceAll(VERSION));
            }
            try (JarOutputStream out = new JarOutputStream(bundle, manifest)) {
                out.setLevel(1);
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return bundle.toByteArray();
    }

    private static String older(String text) {
        return text.replace(NOW, VERSION);
    }
}
