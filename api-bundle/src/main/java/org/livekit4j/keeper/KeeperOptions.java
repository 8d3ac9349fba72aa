package org.livekit4j.keeper;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.ServerUrl;

/**
 * Which room {@link org.livekit4j.LiveKit#keep} keeps joined, and how. Immutable; every {@code with} method returns a changed copy.
 */
public final class KeeperOptions {
    private static final Option<String> URL = Option.of("url");
    private static final Option<Supplier<String>> TOKENS = Option.secret("tokens");
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
        Objects.requireNonNull(tokens, "tokens is null");
        String valid = ServerUrl.parse(Objects.requireNonNull(url, "url is null")).toString();
        return new KeeperOptions(OptionValues.of(KeeperOptions.class)).with(URL, valid).with(TOKENS, tokens);
    }

    private <T> KeeperOptions with(Option<T> option, T value) {
        return new KeeperOptions(values.with(option, value));
    }

    /** {@return the URL of the server} */
    public String url() {
        return values.get(URL);
    }

    /** {@return what makes an access token for each attempt to join} */
    public Supplier<String> tokens() {
        return values.get(TOKENS);
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
