package org.livekit4j.room.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Keeps texts within limits that are in bytes. */
final class Utf8 {

    private Utf8() {}

    /** As much from the start of the text as fits, in whole characters. */
    static String cut(String text, int maxBytes) {
        CharBuffer whole = CharBuffer.wrap(text);
        ByteBuffer room = ByteBuffer.allocate(maxBytes);
        StandardCharsets.UTF_8.newEncoder().encode(whole, room, true);
        return text.substring(0, whole.position());
    }
}
