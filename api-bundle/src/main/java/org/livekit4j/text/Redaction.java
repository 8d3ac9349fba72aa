package org.livekit4j.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: access tokens and private keys wherever they are, passwords in URLs, and what follows a name such as
 * {@code token}, {@code api_secret}, {@code turn_password} or {@code sharedKey}. Whatever leaves LiveKit4j as text, by log,
 * exception, MBean or {@code toString}, has gone through it.
 *
 * <p>A value is recognised bare, in quotation marks of any escaping, as a list, and in brackets with a name before them, such as
 * {@code Some(…)}; one whose end was cut off reaches to the end of the text. A bare value ends at a space.
 */
public final class Redaction {
    /** What is shown in place of a secret. */
    public static final String REDACTED = "<redacted>";
    private static final int NATIVE_LENGTH = 1_000;
    private static final Pattern BY_FORM = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+){0,4}"
            + "|(?<=://)[^/@\\s\"]++(?=@)"
            + "|(?<=-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]++"
            + "|(?<=(?i:\\bBearer )\\s{0,8})[^\\s,;&)}\\]\"']++");
    private static final Pattern NAME = Pattern
            .compile("(?<![A-Za-z0-9_.$-])([A-Za-z0-9_.$-]++)(?:\\\\*+[\"'])?+\\s*+(?:[:=]>?|%3[AaDd])\\s*+");

    private Redaction() {}

    /** The text with each secret replaced by {@value #REDACTED}; {@code "null"} for null. */
    public static String redact(String text) {
        String whole = BY_FORM.matcher(String.valueOf(text)).replaceAll(REDACTED);
        StringBuilder clean = new StringBuilder(whole.length());
        Matcher name = NAME.matcher(whole);
        int copied = 0;
        int from = 0;
        while (name.find(from)) {
            from = name.end(1);
            int end = isSecret(whole, name.start(1), name.end(1)) ? SecretValue.end(whole, name.end()) : name.end();
            if (end > name.end()) {
                clean.append(whole, copied, name.end()).append(REDACTED);
                copied = end;
                from = end;
            }
        }
        return clean.append(whole, copied, whole.length()).toString();
    }

    /** In a text in a text, the name may follow the letter of a line's end. */
    private static boolean isSecret(String text, int start, int end) {
        return SecretName.is(text.substring(start, end))
                || start > 0 && text.charAt(start - 1) == '\\' && SecretName.is(text.substring(start + 1, end));
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

    /**
     * Text that the native library wrote, in one line and of bounded length. In addition to secrets it loses the strings and
     * bytes in the objects that it shows, for they are what users sent: payloads, texts, metadata. Names of fields, numbers and
     * what went wrong stay. At most {@value #NATIVE_LENGTH} characters are shown.
     */
    public static String ofNative(String text) {
        String withoutBytes = HexDump.withoutBytes(String.valueOf(text));
        return Printable.of(redact(new NativeDump(withoutBytes).withoutValues()), NATIVE_LENGTH);
    }
}
