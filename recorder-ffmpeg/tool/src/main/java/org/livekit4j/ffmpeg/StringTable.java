package org.livekit4j.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The names in an ELF file, which it knows by their places. */
final class StringTable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    StringTable() {
        bytes.write(0);
    }

    /** @return its place */
    int add(String name) {
        int place = bytes.size();
        bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        return place;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
