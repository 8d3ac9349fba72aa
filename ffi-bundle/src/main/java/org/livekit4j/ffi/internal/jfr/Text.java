package org.livekit4j.ffi.internal.jfr;

import java.util.Locale;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** Texts of events. */
final class Text {
    /** Frames of a stack that are shown. */
    private static final int DEPTH = 16;

    private Text() {}

    static String of(String text) {
        return text.isEmpty() ? text : Printable.of(Redaction.redact(text));
    }

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Where a thread is, a line for each of the innermost frames. */
    static String of(StackTraceElement[] stack) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < Math.min(stack.length, DEPTH); i++) {
            lines.append(i == 0 ? "" : "\n").append(stack[i]);
        }
        return lines.toString();
    }
}
