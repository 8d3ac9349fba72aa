package org.livekit4j.itests.room;

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
final class Chromium implements AutoCloseable {
    private static final List<String> WORDS = List.of("chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
            "--in-process-gpu", "--no-zygote", "--renderer-process-limit=1", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--no-first-run", "--enable-logging=stderr");

    private final Path profile;
    private final Path log;
    private final Process process;

    /** @param more options, and the address of a page */
    Chromium(String... more) throws IOException {
        profile = Files.createTempDirectory("browser-");
        log = profile.resolve("log");
        List<String> words = new ArrayList<>(WORDS);
        words.add("--user-data-dir=" + profile);
        words.addAll(List.of(more));
        process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    Path profile() {
        return profile;
    }

    /** @param action gets what has to be known when it has ended */
    void onExit(Consumer<Throwable> action) {
        process.onExit().thenRun(() -> {
            try {
                action.accept(new AssertionError("the browser has ended: " + Files.readString(log)));
            } catch (IOException e) {
                action.accept(e);
            }
        });
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        helpers.forEach(ProcessHandle::destroyForcibly);
        helpers.forEach(helper -> helper.onExit().join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
