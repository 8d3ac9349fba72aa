package org.livekit4j.text;

import java.util.regex.Pattern;

/**
 * Takes secrets out of text: access tokens wherever they are, and what follows a name such as {@code token}, {@code api_secret},
 * {@code password} or {@code shared_key}. Whatever leaves LiveKit4j as text, by log, exception, MBean or {@code toString}, has gone through it.
 */
public final class Redaction {
    /** What is shown in place of a secret. */
    public static final String REDACTED = "<redacted>";
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}(\\.[A-Za-z0-9_-]*){0,4}");
    private static final String NAME = "(?i)\\b((?:access_|refresh_|auth_)?token|api_?secret|api_?key|secret|password|passphrase"
            + "|shared_?key|ratchet_?salt|key|credential|authorization|ice[_-]?pwd)";
    private static final String QUOTED_OR_LIST = "(?:Some\\()?(?:b?\"(?:[^\"\\\\]++|\\\\.)*+\"|\\[[^\\]]*\\])\\)?";
    private static final String BARE = "(?:(?:Bearer|Basic)\\s+)?[^\\s,;&)}\\]\"]+";
    private static final Pattern NAMED = Pattern
            .compile(NAME + "(\"?\\s*[:=]\\s*)(?:" + QUOTED_OR_LIST + "|" + BARE + ")");

    private Redaction() {}

    /** The text with each secret replaced by {@value #REDACTED}; {@code "null"} for null. */
    public static String redact(String text) {
        return NAMED.matcher(JWT.matcher(String.valueOf(text)).replaceAll(REDACTED)).replaceAll("$1$2" + REDACTED);
    }

    /**
     * The text without these secrets and without those that can be recognised.
     *
     * @param secrets that are known here; a blank one, or null, is none
     */
    public static String redact(String text, String... secrets) {
        String clean = String.valueOf(text);
        for (String secret : secrets) {
            if (secret != null && !secret.isBlank()) {
                clean = clean.replace(secret, REDACTED);
            }
        }
        return redact(clean);
    }
}
