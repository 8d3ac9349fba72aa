package org.livekit4j.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a name in a text is that of a secret: its last word says so. */
public final class SecretName {
    private static final Pattern WORD_BEGINS = Pattern.compile("[_.$-]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Set<String> WORDS = Set.of("token", "tokens", "secret", "secrets", "password", "passwords", "passwd",
            "pwd",
            "passphrase", "passphrases", "credential", "credentials", "key", "salt", "authorization", "cookie", "jwt");
    /** Names that are written as one word, and those of which the last word alone is none. */
    private static final Pattern WHOLE = Pattern
            .compile(".*(?:token|secret|password|passphrase|(?:api|shared|private|secret|encryption)key|joinrequest|rawkey)");

    private static final int MAX_LENGTH = 100;

    private SecretName() {}

    public static boolean is(String name) {
        String[] words = WORD_BEGINS.split(name.substring(Math.max(0, name.length() - MAX_LENGTH)));
        if (words.length == 0) {
            return false;
        }
        return WORDS.contains(words[words.length - 1].toLowerCase(Locale.ROOT))
                || WHOLE.matcher(String.join("", words).toLowerCase(Locale.ROOT)).matches();
    }
}
