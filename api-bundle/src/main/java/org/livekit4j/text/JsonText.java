package org.livekit4j.text;

import java.util.Objects;

/** Text as a value or a name of JSON, in ASCII only. */
public final class JsonText {
    private static final int FIRST_PRINTABLE = 0x20;

    private JsonText() {}

    /**
     * Quotes a text. What is not printable ASCII is escaped, so that the text stays on one line and cannot end the value.
     *
     * @param text any text
     * @return the text in quotation marks
     */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : Objects.requireNonNull(text, "text is null").toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
