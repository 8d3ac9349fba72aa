package org.livekit4j.keeper.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IceTransport;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.text.Printable;
import org.livekit4j.text.ServerUrl;

/**
 * A configuration that was found to make sense.
 *
 * @param pid of the configuration
 * @param urls of the servers of one installation, which are tried one after the other; empty if a source of tokens names it
 * @param room that a token is made for; empty if the token names it
 * @param identity as the room
 * @param options as the configuration says, without the encryption's key
 * @param encryption file of the key, if media are encrypted
 * @param stable how long it must have been in the room for its pauses to begin anew
 * @param rejoinAfterRoomDeleted whether it recreates a room that was deleted
 */
record KeeperSettings(String pid, List<URI> urls, TokenOrigin tokens, String room, String identity, RoomOptions options,
        Optional<SecretFile> encryption, Backoff backoff, Duration stable, boolean rejoinAfterRoomDeleted) {
    private static final String ENCRYPTION = "encryption.key.file";

    /** @throws IllegalArgumentException if something is wrong; the message names each property that is */
    static KeeperSettings of(String pid, Map<String, ?> configuration) {
        ConfigurationReader read = ConfigurationReader.strict(configuration);
        KeeperSettings settings = read(pid, read);
        List<String> mistakes = read.mistakes();
        if (!mistakes.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", mistakes));
        }
        return settings;
    }

    /** Of a keeper in plain Java: its token names the room and the identity. */
    static KeeperSettings of(KeeperOptions options) {
        return new KeeperSettings(Printable.of(options.name()), options.url().map(ServerUrl::parse).stream().toList(),
                new TokenOrigin.OfSource(options.tokenSource(), options.tokenRequest()),
                options.tokenRequest().roomName().orElse(""),
                options.tokenRequest().participantIdentity().orElse(""), options.roomOptions().withJoinRetries(0),
                Optional.empty(),
                new Backoff(options.minRetryPause(), options.maxRetryPause()), options.stableAfter(),
                options.rejoinAfterRoomDeleted());
    }

    private static KeeperSettings read(String pid, ConfigurationReader read) {
        RoomOptions options = RoomOptions.DEFAULTS.withAutoSubscribe(read.flag("autoSubscribe", true))
                .withAdaptiveStream(read.flag("adaptiveStream", false)).withDynacast(read.flag("dynacast", false))
                .withSinglePeerConnection(read.flag("singlePeerConnection", true))
                .withJoinRetries(0) // the keeper tries again itself
                .withRtcConfig(
                        RtcConfig.DEFAULTS.withTransport(read.constant("ice.transport", IceTransport.class, IceTransport.ALL)));
        String room = read.text("room", "");
        String identity = read.text("identity", "");
        return new KeeperSettings(pid, urls(read), TokenOrigin.of(read, room, identity), room, identity, options,
                encryption(read),
                backoff(read), read.millis("retry.stableMs", 0, Duration.ofMinutes(1)),
                read.flag("rejoin.after.room.deleted", false));
    }

    private static Backoff backoff(ConfigurationReader read) {
        Duration shortest = read.millis("retry.minMs", 1, Duration.ofSeconds(1));
        Duration longest = read.millis("retry.maxMs", 1, Duration.ofMinutes(1));
        if (longest.compareTo(shortest) < 0) {
            read.refuse("retry.maxMs", longest.toMillis(), "it cannot be less than retry.minMs, which is " + shortest.toMillis());
        }
        return new Backoff(shortest, longest);
    }

    /** A blank one is no wish for no encryption: it is more likely a variable that was not set. */
    private static Optional<SecretFile> encryption(ConfigurationReader read) {
        if (read.isBlank(ENCRYPTION)) {
            read.refuse(ENCRYPTION, "", "it must be the path of a file; without encryption the property must be absent");
        }
        return read.path(ENCRYPTION).map(path -> new SecretFile(ENCRYPTION, path));
    }

    private static List<URI> urls(ConfigurationReader read) {
        List<String> texts = read.texts("url");
        if (read.says(TokenOrigin.ENDPOINT)) {
            if (!texts.isEmpty()) {
                read.refuse("property url is set together with endpoint, which names the server; only one can be");
            }
            return List.of();
        }
        if (texts.isEmpty()) {
            read.refuse("property url is missing");
        }
        List<URI> urls = new ArrayList<>();
        for (String text : texts) {
            try {
                urls.add(ServerUrl.parse(text));
            } catch (IllegalArgumentException e) {
                read.refuse("property " + e.getMessage());
            }
        }
        return urls;
    }

    /** The first server as it can be shown; empty if a source of tokens names it. */
    String server() {
        return urls.isEmpty() ? "" : ServerUrl.origin(urls.getFirst());
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
        tokens.file().ifPresent(file -> file.warnIfOpen(pid));
    }
}
