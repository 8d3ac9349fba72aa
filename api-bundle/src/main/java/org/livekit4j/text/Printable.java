package org.livekit4j.text;

import org.jspecify.annotations.Nullable;

/**
 * Makes the text of strangers printable, such as names of participants, tracks and topics. The result is one line of bounded
 * length, without control characters and characters that change the direction of text: so it cannot forge a log line, move a
 * terminal's cursor or fill a disk.
 */
public final class Printable {
    /** The number of characters that are shown by default. */
    public static final int DEFAULT_LENGTH = 256;
    private static final String MORE = "…";

    private Printable() {}

    /**
     * Returns a text with at most {@value #DEFAULT_LENGTH} of its characters.
     *
     * @param text an object, converted by {@link String#valueOf(Object)}
     * @return the printable text
     */
    public static String of(@Nullable Object text) {
        return of(text, DEFAULT_LENGTH);
    }

    /**
     * Returns the first characters of a text. Characters that are not printable are shown as escapes such as {@code \n} or {@code
     * \u202e}; a backslash is not escaped, because paths and patterns are full of them.
     *
     * @param text an object, converted by {@link String#valueOf(Object)}
     * @param maxLength the number of characters that are shown; an ellipsis replaces the rest
     * @return the printable text
     */
    public static String of(@Nullable Object text, int maxLength) {
        String whole = String.valueOf(text);
        int end = Math.min(whole.length(), Math.max(0, maxLength));
        StringBuilder shown = new StringBuilder(end + MORE.length());
        for (int i = 0; i < end;) {
            int character = whole.codePointAt(i);
            i += Character.charCount(character);
            append(shown, character);
        }
        return end < whole.length() ? shown.append(MORE).toString() : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (character) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (isPrintable(character)) {
                    shown.appendCodePoint(character);
                } else {
                    shown.append(
                            character > Character.MAX_VALUE ? "\\U%08x".formatted(character) : "\\u%04x".formatted(character));
                }
            }
        }
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
