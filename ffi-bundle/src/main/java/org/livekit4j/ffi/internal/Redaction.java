package org.livekit4j.ffi.internal;

import java.util.regex.Pattern;

/** Takes secrets out of what the library says: its error logs hold whole requests, tokens and keys included. */
final class Redaction {
    private static final String REDACTED = "<redacted>";
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){1,4}");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\b((?:access_|refresh_|auth_)?token|api_?secret|api_?key|secret|password|passphrase|shared_?key|ratchet_?salt|key"
                    + "|credential|authorization|ice[_-]?pwd)(\"?\\s*[:=]\\s*)(?:(?:Some\\()?(?:b?\"(?:[^\"\\\\]++|\\\\.)*+\"|\\[[^\\]]*\\])\\)?|(?:(?:Bearer|Basic)\\s+)?[^\\s,;&)}\\]\"]+)");

    private Redaction() {}

    static String redact(String text) {
        return NAMED.matcher(JWT.matcher(text).replaceAll(REDACTED)).replaceAll("$1$2" + REDACTED);
    }
}
