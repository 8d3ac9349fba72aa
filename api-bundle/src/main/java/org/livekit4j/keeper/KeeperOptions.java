package org.livekit4j.keeper;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.text.ServerUrl;

/**
 * Which room {@link org.livekit4j.LiveKit#keep} keeps joined, and how. Immutable; every {@code with} method returns a changed copy.
 */
public final class KeeperOptions {
    private static final Option<String> URL = Option.of("url");
    private static final Option<TokenSource> SOURCE = Option.secret("tokenSource");
    private static final Option<TokenRequest> REQUEST = Option.of("tokenRequest", TokenRequest.DEFAULTS);
    private static final Option<String> NAME = Option.of("name", "room");
    private static final Option<RoomOptions> ROOM = Option.of("roomOptions", RoomOptions.DEFAULTS);
    private static final Option<Duration> MIN_RETRY_PAUSE = Option.of("minRetryPause", Duration.ofSeconds(1));
    private static final Option<Duration> MAX_RETRY_PAUSE = Option.of("maxRetryPause", Duration.ofMinutes(1));
    private static final Option<Duration> STABLE_AFTER = Option.of("stableAfter", Duration.ofMinutes(1));
    private static final Option<Boolean> REJOIN_AFTER_ROOM_DELETED = Option.of("rejoinAfterRoomDeleted", false);

    private final OptionValues values;

    private KeeperOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Returns the options for a room on this server.
     *
     * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param tokens called for each attempt to join, on a thread that may block; returns an access token for the room that is valid then. If it
     *     throws, the keeper tries again later
     * @return the options
     * @throws IllegalArgumentException if the URL is malformed, has another scheme, or names no host
     */
    public static KeeperOptions of(String url, Supplier<String> tokens) {
        return of(List.of(Objects.requireNonNull(url, "url is null")), tokens);
    }

    /**
     * Returns the options for a room on several servers of one installation. Each attempt to join is made at the next of them.
     *
     * @param urls the URLs of the servers, as of {@link #of(String, Supplier)}; at least one
     * @param tokens as of {@link #of(String, Supplier)}
     * @return the options
     * @throws IllegalArgumentException if there is no URL, or one is malformed, has another scheme, or names no host
     */
    public static KeeperOptions of(List<String> urls, Supplier<String> tokens) {
        Objects.requireNonNull(tokens, "tokens is null");
        if (Objects.requireNonNull(urls, "urls is null").isEmpty()) {
            throw new IllegalArgumentException("urls is empty; it must have the URL of a server");
        }
        List<String> servers = urls.stream().map(url -> ServerUrl.parse(url).toString()).toList();
        AtomicInteger next = new AtomicInteger();
        return of(_ -> {
            String server = servers.get(Math.floorMod(next.getAndIncrement(), servers.size()));
            return new ConnectionDetails(server, token(tokens));
        }, TokenRequest.DEFAULTS).with(URL, servers.getFirst());
    }

    private static String token(Supplier<String> tokens) {
        String token = tokens.get();
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("the supplier of tokens has returned none; it must return an access token");
        }
        return token;
    }

    /**
     * Returns the options for a room whose server and token come from a source. The source is asked for each attempt to
     * join; if it throws, the keeper tries again later.
     *
     * @param source where URL and token come from
     * @param request what the source is asked for
     * @return the options
     */
    public static KeeperOptions of(TokenSource source, TokenRequest request) {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(request, "request is null");
        return new KeeperOptions(OptionValues.of(KeeperOptions.class)).with(SOURCE, source).with(REQUEST, request);
    }

    private <T> KeeperOptions with(Option<T> option, T value) {
        return new KeeperOptions(values.with(option, value));
    }

    /** {@return the URL of the server, the first one of several; empty if the source of tokens names it} */
    public Optional<String> url() {
        return values.find(URL);
    }

    /** {@return where URL and token come from, for each attempt to join} */
    public TokenSource tokenSource() {
        return values.get(SOURCE);
    }

    /** {@return what the source is asked for} */
    public TokenRequest tokenRequest() {
        return values.get(REQUEST);
    }

    /** {@return the name of the keeper in the log and in {@link KeeperStatus#pid}; default: {@code room}} */
    public String name() {
        return values.get(NAME);
    }

    /** {@return how the room is joined. The native library's own retries are not used: the keeper tries again itself} */
    public RoomOptions roomOptions() {
        return values.get(ROOM);
    }

    /**
     * {@return the shortest pause before the next attempt to join, at least 1 ms; default: 1 s. Pauses double up to the longest one, and each is
     * shortened at random by up to a half, so that many keepers do not join at the same time}
     */
    public Duration minRetryPause() {
        return values.get(MIN_RETRY_PAUSE);
    }

    /** {@return the longest pause before the next attempt to join; default: 1 min} */
    public Duration maxRetryPause() {
        return values.get(MAX_RETRY_PAUSE);
    }

    /** {@return how long the room must have been joined for pauses to begin with the shortest one again; default: 1 min} */
    public Duration stableAfter() {
        return values.get(STABLE_AFTER);
    }

    /** {@return whether a room that was deleted is joined again, which creates it anew; default: {@code false}} */
    public boolean rejoinAfterRoomDeleted() {
        return values.get(REJOIN_AFTER_ROOM_DELETED);
    }

    /**
     * Returns a copy with another {@link #name}.
     *
     * @param name the name, not blank
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public KeeperOptions withName(String name) {
        if (Objects.requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("name is blank; it must name the keeper in the log");
        }
        return with(NAME, name);
    }

    /**
     * Returns a copy with other {@link #roomOptions}.
     *
     * @param roomOptions how the room is joined
     * @return the copy
     */
    public KeeperOptions withRoomOptions(RoomOptions roomOptions) {
        return with(ROOM, roomOptions);
    }

    /**
     * Returns a copy with other pauses between attempts to join: see {@link #minRetryPause}.
     *
     * @param min the shortest pause, at least 1 ms
     * @param max the longest pause, at least the shortest one
     * @return the copy
     * @throws IllegalArgumentException if they are out of range
     */
    public KeeperOptions withRetryPauses(Duration min, Duration max) {
        Objects.requireNonNull(min, "min is null");
        Objects.requireNonNull(max, "max is null");
        if (min.compareTo(Duration.ofMillis(1)) < 0 || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("the pauses are " + min + " and " + max
                    + "; the first must be at least 1 ms, and the second at least as long as the first");
        }
        return with(MIN_RETRY_PAUSE, min).with(MAX_RETRY_PAUSE, max);
    }

    /**
     * Returns a copy with another {@link #stableAfter}.
     *
     * @param stableAfter how long the room must have been joined, not negative
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public KeeperOptions withStableAfter(Duration stableAfter) {
        if (Objects.requireNonNull(stableAfter, "stableAfter is null").isNegative()) {
            throw new IllegalArgumentException("stableAfter is " + stableAfter + "; it must not be negative");
        }
        return with(STABLE_AFTER, stableAfter);
    }

    /**
     * Returns a copy with another {@link #rejoinAfterRoomDeleted}.
     *
     * @param rejoinAfterRoomDeleted whether a room that was deleted is joined again
     * @return the copy
     */
    public KeeperOptions withRejoinAfterRoomDeleted(boolean rejoinAfterRoomDeleted) {
        return with(REJOIN_AFTER_ROOM_DELETED, rejoinAfterRoomDeleted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeeperOptions that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
