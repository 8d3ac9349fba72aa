package org.livekit4j.agent.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.JobType;
import org.livekit4j.agent.LoadMeasure;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.text.Printable;
import org.livekit4j.text.ServerUrl;

/**
 * What a worker does, found to make sense.
 *
 * @param pid of the configuration
 * @param options without servers and key
 * @param servers at least one
 */
record AgentSettings(String pid, AgentOptions options, List<URI> servers, KeyOrigin key) {
    /** In configurations and properties of services, for an agent without a name. */
    static final String EVERY_ROOM = "*";

    /** @throws IllegalArgumentException if neither the options nor the environment name a server and a key */
    static AgentSettings of(AgentOptions options, UnaryOperator<String> environment) {
        List<String> urls = options.servers();
        if (urls.isEmpty()) {
            urls = List.of(required(environment, "LIVEKIT_URL", "withServers"));
        }
        String apiKey = options.apiKey().orElseGet(() -> required(environment, "LIVEKIT_API_KEY", "withKey"));
        String secret = options.apiSecret().orElseGet(() -> required(environment, "LIVEKIT_API_SECRET", "withKey"));
        return new AgentSettings(shown(options.name()), options, urls.stream().map(ServerUrl::parse).toList(),
                new KeyOrigin.Fixed(apiKey, secret));
    }

    private static String shown(String name) {
        return name.isEmpty() ? EVERY_ROOM : Printable.of(name);
    }

    private static String required(UnaryOperator<String> environment, String variable, String method) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "neither AgentOptions." + method + " nor the environment variable " + variable + " is set");
        }
        return value;
    }

    /** @throws IllegalArgumentException if something is wrong; the message names each property that is */
    static AgentSettings of(String pid, Map<String, ?> configuration) {
        ConfigurationReader read = ConfigurationReader.strict(configuration);
        List<URI> servers = servers(read);
        String name = read.text("name", "");
        if (name.isEmpty()) {
            read.refuse("property name is missing; it must be the name that jobs are dispatched to, or " + EVERY_ROOM
                    + " for an agent of every room");
        }
        KeyOrigin key = read.path("key.file").<KeyOrigin>map(path -> new KeyOrigin.InFile("key.file", path)).orElseGet(() -> {
            read.refuse("property key.file is missing");
            return new KeyOrigin.Fixed("", "");
        });
        AgentOptions options = (name.isEmpty() || name.equals(EVERY_ROOM) ? AgentOptions.everyRoom() : AgentOptions.of(name))
                .withType(read.constant("type", JobType.class, JobType.ROOM))
                .withMaxJobs(read.integer("max.jobs", 1, 100_000, AgentOptions.everyRoom().maxJobs()))
                .withLoadMeasure(read.constant("load", LoadMeasure.class, LoadMeasure.JOBS_AND_CPU))
                .withDrainTimeout(read.millis("drain.timeoutMs", 0, AgentOptions.everyRoom().drainTimeout()))
                .withKeepsJobs(read.flag("keep", true)).withMaxAttempts(read.integer("max.attempts", 1, 100_000, 3));
        if (!read.mistakes().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", read.mistakes()));
        }
        return new AgentSettings(pid, options, servers, key);
    }

    private static List<URI> servers(ConfigurationReader read) {
        List<URI> servers = new ArrayList<>();
        for (String url : read.texts("url")) {
            try {
                servers.add(ServerUrl.parse(url));
            } catch (IllegalArgumentException e) {
                read.refuse("property " + e.getMessage());
            }
        }
        if (servers.isEmpty() && !read.says("url")) {
            read.refuse("property url is missing");
        }
        return servers;
    }

    String agentName() {
        return options.name();
    }

    JobType type() {
        return options.type();
    }

    /** For the log. */
    String shownName() {
        return shown(agentName());
    }

    /**
     * Whether lost jobs are dispatched again. A dispatch of another type has jobs of several participants, which live and end by
     * themselves.
     */
    boolean keepsJobs() {
        return options.keepsJobs() && type() == JobType.ROOM && !agentName().isEmpty();
    }

    Duration drainTimeout() {
        return options.drainTimeout();
    }
}
