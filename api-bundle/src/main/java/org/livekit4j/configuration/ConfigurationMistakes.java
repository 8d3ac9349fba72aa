package org.livekit4j.configuration;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The mistakes of a configuration that may change: each is told once when it is made, and is there to be seen until it is mended. */
public final class ConfigurationMistakes implements ConfigurationStatus {
    private final String pid;
    private final Consumer<String> log;
    private volatile List<String> mistakes = List.of();

    /** @param log gets each new mistake, with the PID */
    public ConfigurationMistakes(String pid, Consumer<String> log) {
        this.pid = Objects.requireNonNull(pid, "pid is null");
        this.log = Objects.requireNonNull(log, "log is null");
    }

    /** The configuration was read anew. */
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
