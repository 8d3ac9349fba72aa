package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Cuts content into pieces that are sent one after the other. The native library cuts them smaller still. */
final class StreamPieces {
    /** Ten of the native library's chunks. */
    static final int SIZE = 150_000;

    private StreamPieces() {}

    static List<ByteString> ofBytes(ByteString content) {
        List<ByteString> pieces = new ArrayList<>();
        for (int start = 0; start < content.size(); start += SIZE) {
            pieces.add(content.substring(start, Math.min(content.size(), start + SIZE)));
        }
        return pieces;
    }

    /** Of whole characters. */
    static List<ByteString> ofText(ByteString utf8) {
        List<ByteString> pieces = new ArrayList<>();
        int start = 0;
        while (start < utf8.size()) {
            int end = Math.min(utf8.size(), start + SIZE);
            while (end < utf8.size() && (utf8.byteAt(end) & 0xc0) == 0x80) { // inside a character
                end--;
            }
            pieces.add(utf8.substring(start, end));
            start = end;
        }
        return pieces;
    }
}
