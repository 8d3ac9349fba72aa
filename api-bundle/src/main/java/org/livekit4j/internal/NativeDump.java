package org.livekit4j.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Text with objects in it as Rust shows them, such as {@code SendText(SendTextRequest { handle: 4, text: "hi", bytes: [1, 2]
 * })}. What is between quotation marks and the lists of numbers are values of users wherever they are inside braces, but for a
 * few fields; strings of bytes are so everywhere.
 */
public final class NativeDump {
    private static final String HIDDEN = "…";
    /** Fields that hold what LiveKit itself chose. In a request everything is the user's. */
    private static final Set<String> SHOWN = Set.of("sid", "track_sid", "participant_sid", "room_sid", "type", "version",
            "region");
    private static final String REQUEST = "FfiRequest";
    private static final String ERROR = "RtcError";

    private final String text;
    private final StringBuilder shown;
    private final Deque<Level> levels = new ArrayDeque<>();
    private int at;

    public NativeDump(String text) {
        this.text = text;
        shown = new StringBuilder(text.length());
    }

    /** Something in brackets. */
    private static final class Level {
        final boolean braces;
        final boolean request;
        final boolean error;
        final boolean hidesOutside;
        String field = "";

        Level(char bracket, String name, Level outer) {
            braces = bracket == '{';
            request = name.equals(REQUEST) || outer != null && outer.request;
            error = name.equals(ERROR);
            hidesOutside = outer != null && outer.hides();
        }

        boolean hides() {
            if (!braces) {
                return hidesOutside;
            }
            return request || !SHOWN.contains(field) && !(error && field.equals("message"));
        }
    }

    public String withoutValues() {
        String word = "";
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                string();
            } else if (c == '[' && hides() && isNumberList()) {
                skipNumbers();
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                word = word();
            } else {
                punctuation(c, word);
            }
        }
        return shown.toString();
    }

    private void punctuation(char c, String word) {
        switch (c) {
            case '{', '[', '(' -> levels.push(new Level(c, word, levels.peek()));
            case '}', ']', ')' -> levels.poll();
            case ':' -> field(word);
            case ',' -> field("");
            default -> {
                // nothing that this is about
            }
        }
        shown.append(c);
        at++;
    }

    private void field(String name) {
        Level level = levels.peek();
        if (level != null && level.braces) {
            level.field = name;
        }
    }

    private boolean hides() {
        return !levels.isEmpty() && levels.peek().hides();
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String word = text.substring(start, at);
        shown.append(word);
        return word;
    }

    private void string() {
        boolean bytes = at > 0 && text.charAt(at - 1) == 'b' && (at == 1 || !Character.isLetterOrDigit(text.charAt(at - 2)));
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
        shown.append(bytes || hides() ? '"' + HIDDEN + '"' : text.substring(start, at));
    }

    private boolean isNumberList() {
        return at + 1 < text.length() && (Character.isDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '-');
    }

    private void skipNumbers() {
        int end = text.indexOf(']', at);
        at = end < 0 ? text.length() : end + 1;
        shown.append('[').append(HIDDEN).append(']');
    }
}
