package org.livekit4j.text;

/**
 * Makes text that strangers chose printable: names of participants, tracks and topics, and what other programs say of themselves. The
 * result is one line without control characters, without characters that change the direction of text, and of bounded length, so that
 * it cannot forge a log line, move a terminal's cursor or fill a disk.
 */
public final class Printable {
    /** How many characters of a text are shown if nothing else is said. */
    public static final int DEFAULT_LENGTH = 256;
    private static final String MORE = "…";

    private Printable() {}

    /** The text with at most {@value #DEFAULT_LENGTH} of its characters; {@code "null"} for null. */
    public static String of(Object text) {
        return of(text, DEFAULT_LENGTH);
    }

    /**
     * The text's first characters, each that is not printable as an escape such as {@code \n} or {@code \u202e}. A backslash stays as
     * it is, because paths and patterns are full of them.
     *
     * @param text is converted by {@link String#valueOf(Object)}
     * @param maxLength how many of its characters are shown; an ellipsis takes the place of the rest
     */
    public static String of(Object text, int maxLength) {
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
