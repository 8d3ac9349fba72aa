package org.livekit4j.ffi.internal;

import java.util.regex.Pattern;

/** Takes secrets out of what the library says: its error logs hold whole requests, tokens and keys included. */
final class Redaction {
    private static final String REDACTED = "<redacted>";
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){1,4}");
    private static final String NAME = "(?i)\\b((?:access_|refresh_|auth_)?token|api_?secret|api_?key|secret|password|passphrase"
            + "|shared_?key|ratchet_?salt|key|credential|authorization|ice[_-]?pwd)";
    private static final String QUOTED_OR_LIST = "(?:Some\\()?(?:b?\"(?:[^\"\\\\]++|\\\\.)*+\"|\\[[^\\]]*\\])\\)?";
    private static final String BARE = "(?:(?:Bearer|Basic)\\s+)?[^\\s,;&)}\\]\"]+";
    private static final Pattern NAMED = Pattern
            .compile(NAME + "(\"?\\s*[:=]\\s*)(?:" + QUOTED_OR_LIST + "|" + BARE + ")");

    private Redaction() {}

    static String redact(String text) {
        return NAMED.matcher(JWT.matcher(text).replaceAll(REDACTED)).replaceAll("$1$2" + REDACTED);
    }
}
