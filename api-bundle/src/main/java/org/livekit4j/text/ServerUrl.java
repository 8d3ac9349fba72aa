package org.livekit4j.text;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks and shows the URLs of LiveKit servers. Everywhere in LiveKit4j the same URLs are accepted. */
public final class ServerUrl {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");
    /** A host's name may contain an underscore, for which {@link URI#getHost} returns null. */
    private static final Pattern AUTHORITY = Pattern.compile("(?:[^@]*@)?((?:[^\\s:@\\[\\]]+|\\[[^\\]]+])(?::[0-9]*)?)");
    private static final int HOST_AND_PORT = 1;

    private ServerUrl() {}

    /**
     * Parses the URL of a server.
     *
     * @param url the URL
     * @return the parsed URL
     * @throws IllegalArgumentException if the URL is malformed, has a scheme other than {@code ws}, {@code wss}, {@code http} and
     *     {@code https}, or names no host. The message does not contain the URL, which may contain a secret
     */
    public static URI parse(String url) {
        try {
            URI parsed = URI.create(url);
            if (SCHEMES.contains(String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT)) && parsed.getRawAuthority() != null
                    && authority(parsed).matches()) {
                return parsed;
            }
        } catch (IllegalArgumentException e) {
            // The message of this exception would contain the URL.
        }
        throw new IllegalArgumentException(
                "url must begin with ws://, wss://, http:// or https:// and name a host, such as wss://example.com");
    }

    /**
     * Returns what identifies a server: scheme, host and port. What else a URL contains may be a secret.
     *
     * @param url the URL, as {@link #parse} returns it
     * @return the text, such as {@code wss://example.com:7880}
     */
    public static String origin(URI url) {
        Matcher authority = authority(url);
        return url.getScheme() + "://" + (authority.matches() ? authority.group(HOST_AND_PORT) : "");
    }

    private static Matcher authority(URI url) {
        return AUTHORITY.matcher(String.valueOf(url.getRawAuthority()));
    }
}
