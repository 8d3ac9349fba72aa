package org.livekit4j.room.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Limits texts to a number of bytes. */
final class Utf8 {

    private Utf8() {}

    /** As much from the start of the text as fits, in whole characters. A surrogate without its other half becomes a question mark. */
    static String cut(String text, int maxBytes) {
        CharBuffer whole = CharBuffer.wrap(text);
        ByteBuffer room = ByteBuffer.allocate(maxBytes);
        StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).encode(whole, room, true);
        return StandardCharsets.UTF_8.decode(room.flip()).toString();
    }

    /** How many bytes the text has. */
    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
