package org.livekit4j.agent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.RtcConfig;
import org.livekit4j.text.ServerUrl;

/**
 * Which jobs a worker takes, from which server, and how many. Immutable; every {@code with} method returns a changed copy.
 */
public final class AgentOptions {
    private static final Option<String> NAME = Option.of("name", "");
    private static final Option<JobType> TYPE = Option.of("type", JobType.ROOM);
    private static final Option<List<String>> SERVERS = Option.of("servers", List.of());
    private static final Option<String> API_KEY = Option.of("apiKey");
    private static final Option<String> API_SECRET = Option.secret("apiSecret");
    private static final Option<Integer> MAX_JOBS = Option.of("maxJobs", 100);
    private static final Option<LoadMeasure> LOAD = Option.of("loadMeasure", LoadMeasure.JOBS_AND_CPU);
    private static final Option<Duration> DRAIN_TIMEOUT = Option.of("drainTimeout", Duration.ofMinutes(30));
    private static final Option<Boolean> KEEPS_JOBS = Option.of("keepsJobs", true);
    private static final Option<Integer> MAX_ATTEMPTS = Option.of("maxAttempts", 3);
    private static final Option<RoomOptions> ROOM = Option.of("roomOptions",
            RoomOptions.DEFAULTS.withRtcConfig(RtcConfig.DEFAULTS.withGatherContinually(false)));
    private static final int MOST = 100_000;

    private final OptionValues values;

    private AgentOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Returns the options for the jobs that are dispatched to an agent of this name.
     *
     * @param name the name
     * @return the options
     * @throws IllegalArgumentException if it is blank
     */
    public static AgentOptions of(String name) {
        if (Objects.requireNonNull(name, "name is null").isBlank()) {
            throw new IllegalArgumentException("name is blank; it must be the name that jobs are dispatched to."
                    + " AgentOptions.everyRoom() is for an agent of every room");
        }
        return everyRoom().with(NAME, name);
    }

    /**
     * Returns the options for an agent without a name. The server sends it into every room that is created without naming
     * agents. Its jobs are not {@linkplain #keepsJobs kept}.
     *
     * @return the options
     */
    public static AgentOptions everyRoom() {
        return new AgentOptions(OptionValues.of(AgentOptions.class));
    }

    private <T> AgentOptions with(Option<T> option, T value) {
        return new AgentOptions(values.with(option, value));
    }

    /** {@return the name of the agent; empty for an agent of every room} */
    public String name() {
        return values.get(NAME);
    }

    /** {@return the jobs that the worker takes; default: {@link JobType#ROOM}} */
    public JobType type() {
        return values.get(TYPE);
    }

    /**
     * {@return the URLs of the servers, all of one installation; default: none, for the environment variable {@code
     * LIVEKIT_URL}. A worker is connected to one of them, and tries the next one if that fails}
     */
    public List<String> servers() {
        return values.get(SERVERS);
    }

    /** {@return the API key; empty for the environment variable {@code LIVEKIT_API_KEY}} */
    public Optional<String> apiKey() {
        return values.find(API_KEY);
    }

    /** {@return the API secret; empty for the environment variable {@code LIVEKIT_API_SECRET}} */
    public Optional<String> apiSecret() {
        return values.find(API_SECRET);
    }

    /** {@return how many jobs the worker does at once, 1 to 100,000; default: 100} */
    public int maxJobs() {
        return values.get(MAX_JOBS);
    }

    /** {@return how the load that is reported to the server is measured; default: {@link LoadMeasure#JOBS_AND_CPU}} */
    public LoadMeasure loadMeasure() {
        return values.get(LOAD);
    }

    /** {@return how long a worker that {@linkplain AgentWorker#drain drains} waits for its jobs; default: 30 min} */
    public Duration drainTimeout() {
        return values.get(DRAIN_TIMEOUT);
    }

    /**
     * {@return whether the worker keeps the jobs of its name alive, its own and those of other workers; default: {@code true}.
     * A job whose agent is missing from its room is dispatched again. This applies to jobs of the type {@link JobType#ROOM} of
     * an agent with a name}
     */
    public boolean keepsJobs() {
        return values.get(KEEPS_JOBS);
    }

    /** {@return how often a job is dispatched in all, 1 to 100,000; default: 3} */
    public int maxAttempts() {
        return values.get(MAX_ATTEMPTS);
    }

    /**
     * {@return how rooms are joined. By default network paths are gathered once and not continually, so that a room needs a
     * tenth of the sockets; when the network changes, the room is joined anew}
     */
    public RoomOptions roomOptions() {
        return values.get(ROOM);
    }

    /**
     * Returns a copy with another {@link #type}.
     *
     * @param type the type
     * @return the copy
     */
    public AgentOptions withType(JobType type) {
        return with(TYPE, type);
    }

    /**
     * Returns a copy with other {@link #servers}.
     *
     * @param urls {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @return the copy
     * @throws IllegalArgumentException if there is none, or one is malformed, has another scheme, or names no host
     */
    public AgentOptions withServers(String... urls) {
        return withServers(List.of(urls));
    }

    /**
     * Returns a copy with other {@link #servers}.
     *
     * @param urls as of {@link #withServers(String...)}
     * @return the copy
     * @throws IllegalArgumentException if there is none, or one is malformed, has another scheme, or names no host
     */
    public AgentOptions withServers(List<String> urls) {
        if (Objects.requireNonNull(urls, "urls is null").isEmpty()) {
            throw new IllegalArgumentException("urls is empty; it must have the URL of a server");
        }
        return with(SERVERS, urls.stream().map(url -> ServerUrl.parse(url).toString()).toList());
    }

    /**
     * Returns a copy with another API key. The worker registers with it, and administers the dispatches of its rooms.
     *
     * @param apiKey the key
     * @param apiSecret the secret
     * @return the copy
     * @throws IllegalArgumentException if one of them is blank
     */
    public AgentOptions withKey(String apiKey, String apiSecret) {
        if (Objects.requireNonNull(apiKey, "apiKey is null").isBlank()) {
            throw new IllegalArgumentException("apiKey is blank; it must be a key of the server");
        }
        if (Objects.requireNonNull(apiSecret, "apiSecret is null").isBlank()) {
            throw new IllegalArgumentException("apiSecret is blank; it must be the secret of the key");
        }
        return with(API_KEY, apiKey).with(API_SECRET, apiSecret);
    }

    /**
     * Returns a copy with another {@link #maxJobs}.
     *
     * @param maxJobs 1 to 100,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AgentOptions withMaxJobs(int maxJobs) {
        return with(MAX_JOBS, inRange("maxJobs", maxJobs));
    }

    private static int inRange(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be between 1 and " + MOST);
        }
        return value;
    }

    /**
     * Returns a copy with another {@link #loadMeasure}.
     *
     * @param loadMeasure how the load is measured
     * @return the copy
     */
    public AgentOptions withLoadMeasure(LoadMeasure loadMeasure) {
        return with(LOAD, loadMeasure);
    }

    /**
     * Returns a copy with another {@link #drainTimeout}.
     *
     * @param drainTimeout how long, not negative
     * @return the copy
     * @throws IllegalArgumentException if it is negative
     */
    public AgentOptions withDrainTimeout(Duration drainTimeout) {
        if (Objects.requireNonNull(drainTimeout, "drainTimeout is null").isNegative()) {
            throw new IllegalArgumentException("drainTimeout is " + drainTimeout + "; it must not be negative");
        }
        return with(DRAIN_TIMEOUT, drainTimeout);
    }

    /**
     * Returns a copy with another {@link #keepsJobs}.
     *
     * @param keepsJobs whether lost jobs are dispatched again
     * @return the copy
     */
    public AgentOptions withKeepsJobs(boolean keepsJobs) {
        return with(KEEPS_JOBS, keepsJobs);
    }

    /**
     * Returns a copy with another {@link #maxAttempts}.
     *
     * @param maxAttempts 1 to 100,000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AgentOptions withMaxAttempts(int maxAttempts) {
        return with(MAX_ATTEMPTS, inRange("maxAttempts", maxAttempts));
    }

    /**
     * Returns a copy with other {@link #roomOptions}.
     *
     * @param roomOptions how rooms are joined
     * @return the copy
     */
    public AgentOptions withRoomOptions(RoomOptions roomOptions) {
        return with(ROOM, roomOptions);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgentOptions that && values.equals(that.values);
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
