package org.livekit4j.wheel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small wheels with a correct RECORD, or one that lies about chosen entries. */
final class TestWheel {

    private static final String METADATA = "livekit-9.9.9.dist-info/";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final Map<String, byte[]> recordedAs = new LinkedHashMap<>();

    static TestWheel of(Platform platform) {
        return new TestWheel().with(METADATA + "WHEEL",
                "Wheel-Version: 1.0\r\nTag: py3-none-" + platform.wheelTag() + "\r\n");
    }

    TestWheel with(String name, String content) {
        entries.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Lets the RECORD give the hash of another content than the entry has. */
    TestWheel recordedAs(String name, String content) {
        recordedAs.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            StringBuilder record = new StringBuilder();
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
                record.append(recordLine(entry.getKey(), recordedAs.getOrDefault(entry.getKey(), entry.getValue())));
            }
            put(zip, METADATA + "RECORD", record + METADATA + "RECORD,,\r\n");
        }
        return file;
    }

    private static String recordLine(String name, byte[] content) {
        byte[] hash = HexFormat.of().parseHex(Sha256.of(content).hex());
        return name + ",sha256=" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "," + content.length + "\r\n";
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        put(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
