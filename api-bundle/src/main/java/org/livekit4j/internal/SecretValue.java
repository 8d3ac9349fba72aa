package org.livekit4j.internal;

/** Finds where a value in a text ends: bare, quoted, a list, or in brackets with a name before them. */
public final class SecretValue {
    private static final String OPENING = "[{(";
    private static final String CLOSING = "]})";
    private static final String BARE_ENDS = ",;&\"'" + CLOSING;

    private SecretValue() {}

    /** @return the index behind the value that begins at {@code start}; the text's length if its end is missing */
    public static int end(String text, int start) {
        int at = start;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at < text.length() && OPENING.indexOf(text.charAt(at)) >= 0) {
            return endOfBrackets(text, at);
        }
        int quote = endOfBackslashes(text, at - start > 1 ? start : at);
        if (quote < text.length() && isQuote(text.charAt(quote))) {
            return endOfQuotes(text, quote);
        }
        int end = endOfBare(text, start);
        String word = text.substring(start, end);
        return word.equalsIgnoreCase("Bearer") || word.equalsIgnoreCase("Basic") ? endOfBare(text, endOfSpaces(text, end)) : end;
    }

    private static int endOfBrackets(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length();) {
            char c = text.charAt(at);
            if (c == '"') {
                at = endOfQuotes(text, at);
                continue;
            }
            if (OPENING.indexOf(c) >= 0) {
                depth++;
            } else if (CLOSING.indexOf(c) >= 0 && --depth == 0) {
                return at + 1;
            }
            at++;
        }
        return text.length();
    }

    /** A text in a text has backslashes before its quotation marks; it ends where one has no more of them than the first had. */
    private static int endOfQuotes(String text, int open) {
        char quote = text.charAt(open);
        int escape = backslashesBefore(text, open);
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == quote) {
                int backslashes = backslashesBefore(text, at);
                if (backslashes <= escape || escape == 0 && backslashes % 2 == 0) {
                    return at + 1;
                }
            }
        }
        return text.length();
    }

    private static int backslashesBefore(String text, int index) {
        int at = index;
        while (at > 0 && text.charAt(at - 1) == '\\') {
            at--;
        }
        return index - at;
    }

    private static int endOfBackslashes(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at;
    }

    private static int endOfSpaces(String text, int start) {
        int at = start;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfBare(String text, int start) {
        int at = start;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && BARE_ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }
}
