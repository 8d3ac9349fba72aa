package org.livekit4j.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Chromium without a window, with a profile of its own. */
public final class Chromium implements AutoCloseable {
    private static final List<String> WORDS = List.of("chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
            "--in-process-gpu", "--no-zygote", "--renderer-process-limit=1", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--no-first-run", "--enable-logging=stderr");

    private static final long END_SECONDS = 5;

    private final Path profile;
    private final Path log;
    private final Process process;

    /** @param more options, and the address of a page */
    public Chromium(String... more) throws IOException {
        profile = Files.createTempDirectory("browser-");
        log = profile.resolve("log");
        List<String> words = new ArrayList<>(WORDS);
        words.add("--user-data-dir=" + profile);
        words.addAll(List.of(more));
        process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** Whether there is such a browser here. */
    public static boolean isInstalled() {
        try {
            return new ProcessBuilder("chromium", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Whether a test that needs the browser runs: it is installed, or {@code LIVEKIT4J_REQUIRE_SERVER} is {@code true}, so that
     * nothing may be skipped. Such a test fails when it opens a browser that is missing.
     */
    public static boolean isExpected() {
        return isInstalled() || "true".equals(System.getenv("LIVEKIT4J_REQUIRE_SERVER"));
    }

    /** The folder of its profile, which is deleted when it is closed. */
    public Path profile() {
        return profile;
    }

    /** @param action gets what has to be known when it has ended */
    public void onExit(Consumer<Throwable> action) {
        process.onExit().thenRun(() -> {
            try {
                action.accept(new AssertionError("the browser has ended: " + Files.readString(log)));
            } catch (IOException e) {
                action.accept(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        process.onExit().join();
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
