package org.livekit4j.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/** The functions that an ELF file takes from shared libraries. */
final class Imports {
    private static final int SECTIONS_AT = 40;
    private static final int SECTION_BYTES_AT = 58;
    private static final int TYPE_AT = 4;
    private static final int OFFSET_AT = 24;
    private static final int SIZE_AT = 32;
    private static final int LINK_AT = 40;
    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int SYMBOL = 24;
    private static final int PLACE_AT = 6;

    private final ByteBuffer file;

    private Imports(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static TreeSet<String> of(byte[] bytes) {
        return new Imports(bytes).names();
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < file.getShort(SECTION_BYTES_AT + Short.BYTES); i++) {
            int section = section(i);
            if (file.getInt(section + TYPE_AT) == DYNAMIC_SYMBOLS) {
                int strings = (int) file.getLong(section(file.getInt(section + LINK_AT)) + OFFSET_AT);
                int end = (int) (file.getLong(section + OFFSET_AT) + file.getLong(section + SIZE_AT));
                for (int at = (int) file.getLong(section + OFFSET_AT); at < end; at += SYMBOL) {
                    if (file.getShort(at + PLACE_AT) == 0) {
                        names.add(text(strings + file.getInt(at)));
                    }
                }
            }
        }
        return names;
    }

    private int section(int number) {
        return (int) file.getLong(SECTIONS_AT) + number * file.getShort(SECTION_BYTES_AT);
    }

    private String text(int at) {
        int end = at;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), at, end - at, StandardCharsets.US_ASCII);
    }
}
