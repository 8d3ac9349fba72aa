package org.livekit4j.keeper.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IceTransport;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;

/**
 * A configuration that was found to make sense.
 *
 * @param pid of the configuration
 * @param room that a token is made for; empty if the token names it
 * @param identity as the room
 * @param options as the configuration says, without the encryption's key
 * @param encryption file of the key, if media are encrypted
 * @param stable how long it has to have been in the room for its pauses to begin anew
 */
record KeeperSettings(String pid, URI url, TokenSource tokens, String room, String identity, RoomOptions options,
        Optional<SecretFile> encryption, Backoff backoff, Duration stable) {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    /** @throws IllegalArgumentException if something is wrong; the message names the property */
    static KeeperSettings of(String pid, RoomConfiguration configuration) {
        URI url = url(configuration.url().strip());
        RoomOptions options = RoomOptions.DEFAULTS.withAutoSubscribe(configuration.autoSubscribe())
                .withAdaptiveStream(configuration.adaptiveStream()).withDynacast(configuration.dynacast())
                .withSinglePeerConnection(configuration.singlePeerConnection())
                .withJoinRetries(0) // the keeper tries again itself
                .withRtcConfig(RtcConfig.DEFAULTS.withTransport(transport(configuration.ice_transport())));
        Duration shortest = millis("retry.minMs", configuration::retry_minMs, 1);
        Duration longest = millis("retry.maxMs", configuration::retry_maxMs, 1);
        if (longest.compareTo(shortest) < 0) {
            throw wrong("retry.maxMs", longest.toMillis(), "it cannot be less than retry.minMs, which is " + shortest.toMillis());
        }
        String keyFile = configuration.encryption_key_file();
        return new KeeperSettings(pid, url, tokens(configuration), configuration.room(), configuration.identity(), options,
                keyFile.isBlank()
                        ? Optional.empty()
                        : Optional.of(new SecretFile("encryption.key.file", path("encryption.key.file", keyFile))),
                new Backoff(shortest, longest), millis("retry.stableMs", configuration::retry_stableMs, 0));
    }

    private static URI url(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("property url is missing; it has to be the server's, such as wss://example.com");
        }
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("property url is malformed; it has to look like wss://example.com");
        }
        if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT)) || url.getHost() == null) {
            throw wrong("url", safe(url), "it has to begin with ws://, wss://, http:// or https:// and to name a host");
        }
        return url;
    }

    private static TokenSource tokens(RoomConfiguration configuration) {
        String token = configuration.token().strip();
        String tokenFile = configuration.token_file();
        String keyFile = configuration.key_file();
        List<String> given = List.of(token, tokenFile, keyFile).stream().filter(value -> !value.isBlank()).toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException((given.isEmpty()
                    ? "one of the properties token, token.file and key.file is missing"
                    : "more than one of the properties token, token.file and key.file is set") + "; exactly one has to be");
        }
        if (!token.isEmpty()) {
            return new TokenSource.Fixed(token);
        }
        if (!tokenFile.isBlank()) {
            return new TokenSource.InFile(new SecretFile("token.file", path("token.file", tokenFile)));
        }
        required("room", configuration.room());
        required("identity", configuration.identity());
        return new TokenSource.OfKey(new SecretFile("key.file", path("key.file", keyFile)), configuration.room(),
                configuration.identity(), configuration.name());
    }

    private static void required(String property, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("property " + property + " is missing; a token made of key.file needs it");
        }
    }

    private static Path path(String property, String value) {
        try {
            return Path.of(value.strip());
        } catch (IllegalArgumentException e) {
            throw wrong(property, value, "it has to be the path of a file");
        }
    }

    private static Duration millis(String property, Supplier<Long> value, long least) {
        long millis;
        try {
            millis = value.get();
        } catch (RuntimeException e) { // the component runtime could not convert it
            throw new IllegalArgumentException("property " + property + " is no number; it has to be one of ms", e);
        }
        if (millis < least) {
            throw wrong(property, millis, "it has to be at least " + least);
        }
        return Duration.ofMillis(millis);
    }

    private static IceTransport transport(String name) {
        return Arrays.stream(IceTransport.values()).filter(known -> known.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> wrong("ice.transport", name, "it has to be one of " + Arrays.toString(IceTransport.values())));
    }

    private static IllegalArgumentException wrong(String property, Object value, String right) {
        return new IllegalArgumentException("property " + property + " is \"" + value + "\"; " + right);
    }

    /** The server as it can be shown: what else a URL can hold may be a secret. */
    String server() {
        return safe(url);
    }

    private static String safe(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + (url.getHost() == null ? "" : url.getHost() + port);
    }

    /** How to join now. */
    RoomOptions currentOptions() {
        return encryption.map(file -> {
            byte[] key = new String(file.read(), StandardCharsets.ISO_8859_1).stripTrailing()
                    .getBytes(StandardCharsets.ISO_8859_1);
            if (key.length == 0) {
                throw file.wrong("it is empty");
            }
            return options.withEncryption(EncryptionOptions.of(key));
        }).orElse(options);
    }

    void warnOfOpenFiles() {
        encryption.ifPresent(file -> file.warnIfOpen(pid));
        switch (tokens) {
            case TokenSource.Fixed _ -> {
            }
            case TokenSource.InFile(SecretFile file) -> file.warnIfOpen(pid);
            case TokenSource.OfKey(SecretFile file, _, _, _) -> file.warnIfOpen(pid);
        }
    }
}
