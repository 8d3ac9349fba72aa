package org.livekit4j.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Starts the framework of a command. To read the command line takes as long as to install the bundles, so both are done at the same
 * time where the words show that the command needs them.
 */
final class FrameworkStarter implements AutoCloseable {
    private static final Set<String> COMMANDS = Set.of("demo", "record", "doctor", "dashboard", "shell");
    /** How words begin with which a command is not run, or with another framework. A file of words may hold them as well. */
    private static final List<String> EXCEPTIONS = List.of("-h", "--help", "-V", "--version", "-v", "--verbose", "@");

    private final SignalHandler interruption;
    private final Verbosity verbosity;
    private Optional<CompletableFuture<EmbeddedFramework>> prepared = Optional.empty();

    FrameworkStarter(SignalHandler interruption, Verbosity verbosity) {
        this.interruption = interruption;
        this.verbosity = verbosity;
    }

    /** Installs the bundles on another thread if a command line of these words needs them, unless there is a mistake in it. */
    void prepare(String... words) {
        if (needsBundles(words)) {
            prepared = Optional.of(CompletableFuture.supplyAsync(
                    () -> EmbeddedFramework.installed(Distribution.current(), false),
                    task -> Thread.ofPlatform().daemon().name("livekit4j-framework").start(task)));
        }
    }

    static boolean needsBundles(String... words) {
        return words.length > 0 && COMMANDS.contains(words[0])
                && Arrays.stream(words).noneMatch(word -> EXCEPTIONS.stream().anyMatch(word::startsWith));
    }

    /**
     * Starts all bundles, but no more of them after a signal. The caller closes the framework.
     *
     * @throws LauncherException if the framework does not start
     */
    EmbeddedFramework start() {
        verbosity.apply();
        EmbeddedFramework framework = takePrepared()
                .orElseGet(() -> EmbeddedFramework.installed(Distribution.current(), verbosity.verbose()));
        framework.startBundles(interruption::interrupted);
        return framework;
    }

    private Optional<EmbeddedFramework> takePrepared() {
        Optional<CompletableFuture<EmbeddedFramework>> taken = prepared;
        prepared = Optional.empty();
        try {
            return taken.map(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof LauncherException expected) {
                throw expected;
            }
            throw e;
        }
    }

    /** Closes what was prepared in vain. Why it failed does not matter then. */
    @Override
    public void close() {
        prepared.ifPresent(framework -> framework.thenAccept(EmbeddedFramework::close).exceptionally(_ -> null).join());
    }
}
