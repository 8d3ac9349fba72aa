package org.livekit4j.keeper.internal;

import java.util.regex.Pattern;

/** Makes a text of whatever origin fit to be shown: without tokens, on one line, and not too long. */
final class Redaction {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){0,4}");
    private static final String HIDDEN = "<redacted>";
    private static final int MAX_LENGTH = 300;

    private Redaction() {}

    /** @param token of no use if it is empty */
    static String redact(String text, String token) {
        String redacted = token.isEmpty() ? text : text.replace(token, HIDDEN);
        String line = TOKEN.matcher(redacted).replaceAll(HIDDEN).replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
