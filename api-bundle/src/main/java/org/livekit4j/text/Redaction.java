package org.livekit4j.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.livekit4j.internal.HexDump;
import org.livekit4j.internal.NativeDump;
import org.livekit4j.internal.SecretName;
import org.livekit4j.internal.SecretValue;

/**
 * Takes secrets out of text: access tokens and private keys anywhere, passwords in URLs, and values after a name such as {@code
 * token}, {@code api_secret}, {@code turn_password} or {@code sharedKey}. All text that leaves LiveKit4j by log, exception,
 * MBean or {@code toString} passes through it.
 *
 * <p>A value is recognised bare, in quotation marks of any escaping, as a list, and in brackets with a name before them, such as
 * {@code Some(…)}; one whose end was cut off reaches to the end of the text. A bare value ends at a space.
 */
public final class Redaction {
    /** The text that replaces a secret. */
    public static final String REDACTED = "<redacted>";
    private static final int NATIVE_LENGTH = 1_000;
    private static final Pattern BY_FORM = Pattern.compile("eyJ[A-Za-z0-9_-]{5,}+(?:\\.[A-Za-z0-9_-]*+){0,4}"
            + "|(?<=://)[^/@\\s\"]++(?=@)"
            + "|(?<=-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]++"
            + "|(?<=(?i:\\bBearer )\\s{0,8})[^\\s,;&)}\\]\"']++");
    private static final Pattern NAME = Pattern
            .compile("(?<![A-Za-z0-9_.$-])([A-Za-z0-9_.$-]++)(?:\\\\*+[\"'])?+\\s*+(?:[:=]>?|%3[AaDd])\\s*+");

    private Redaction() {}

    /**
     * Returns a text in which each secret is replaced by {@value #REDACTED}.
     *
     * @param text the text
     * @return the text without secrets; {@code "null"} for null
     */
    public static String redact(@Nullable String text) {
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
     * Returns a text without known secrets and without those that can be recognised.
     *
     * @param text the text
     * @param secrets the known secrets; blank ones and null are ignored
     * @return the text without secrets
     */
    public static String redact(@Nullable String text, @Nullable String... secrets) {
        String clean = String.valueOf(text);
        for (String secret : secrets) {
            if (secret != null && !secret.isBlank()) {
                clean = clean.replace(secret, REDACTED);
            }
        }
        return redact(clean);
    }

    /**
     * Returns a text of the native library in one line, without secrets and without the strings and bytes in the objects that it
     * shows, which are what users sent: payloads, texts, metadata. Names of fields, numbers and errors stay. At most {@value
     * #NATIVE_LENGTH} characters are shown.
     *
     * @param text the text
     * @return the text without secrets and contents
     */
    public static String ofNative(@Nullable String text) {
        String withoutBytes = HexDump.withoutBytes(String.valueOf(text));
        return Printable.of(redact(new NativeDump(withoutBytes).withoutValues()), NATIVE_LENGTH);
    }
}
