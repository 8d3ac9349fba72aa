package org.livekit4j.internal;

/** Text with bytes in it as hexadecimal digits, two for each, which may have a blank or a colon between them. */
public final class HexDump {
    private static final String HIDDEN = "…";
    /** Fewer of them are an address, an id or a checksum of something short. */
    private static final int LEAST_BYTES = 16;

    private HexDump() {}

    public static String withoutBytes(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            int end = isHex(text, at) ? endOfBytes(text, at) : at + 1;
            if (end - at >= 2 * LEAST_BYTES && bytes(text, at, end) >= LEAST_BYTES) {
                shown.append(HIDDEN);
            } else {
                end = endOfDigits(text, at, end);
                shown.append(text, at, end);
            }
            at = end;
        }
        return shown.toString();
    }

    private static int endOfBytes(String text, int start) {
        int end = start;
        for (int at = start; isHex(text, at) && isHex(text, at + 1);) {
            end = at + 2;
            boolean separated = end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == ':');
            at = separated ? end + 1 : end;
        }
        return Math.max(end, start + 1);
    }

    private static long bytes(String text, int start, int end) {
        return text.substring(start, end).chars().filter(c -> c != ' ' && c != ':').count() / 2;
    }

    /** Bytes that are too few are passed over as a whole, and so is the rest of a number, so that none begins in its middle. */
    private static int endOfDigits(String text, int start, int end) {
        int at = end;
        while (isHex(text, start) && isHex(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isHex(String text, int index) {
        return index < text.length() && Character.digit(text.charAt(index), 16) >= 0;
    }
}
