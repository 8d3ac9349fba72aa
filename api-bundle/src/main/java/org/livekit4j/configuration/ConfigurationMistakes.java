package org.livekit4j.configuration;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The mistakes of a configuration that may change. Each is logged once when it is made. Safe for use by several threads. */
public final class ConfigurationMistakes implements ConfigurationStatus {
    private final String pid;
    private final Consumer<String> log;
    private volatile List<String> mistakes = List.of();

    /**
     * Creates an instance without mistakes.
     *
     * @param pid the PID of the configuration
     * @param log takes each new mistake, with the PID
     */
    public ConfigurationMistakes(String pid, Consumer<String> log) {
        this.pid = Objects.requireNonNull(pid, "pid is null");
        this.log = Objects.requireNonNull(log, "log is null");
    }

    /**
     * Replaces the mistakes, because the configuration was read anew.
     *
     * @param now the mistakes
     */
    public synchronized void set(List<String> now) {
        List<String> before = mistakes;
        mistakes = List.copyOf(now);
        now.stream().filter(mistake -> !before.contains(mistake)).forEach(mistake -> log.accept(pid + ": " + mistake));
    }

    @Override
    public String pid() {
        return pid;
    }

    @Override
    public List<String> mistakes() {
        return mistakes;
    }
}
