package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A participant with LiveKit's JavaScript client, in Chromium without a window. {@code peer.js} has its commands. */
final class BrowserPeer extends Peer {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();
    private static final Path SOURCES = ITESTS.resolve("browser");
    private static final NpmPackages CLIENT = new NpmPackages(SOURCES, ITESTS.resolve("target", "browser"));
    private static final List<String> CHROMIUM = List.of("chromium", "--headless=new", "--no-sandbox", "--disable-gpu",
            "--in-process-gpu", "--no-zygote", "--renderer-process-limit=1", "--disable-dev-shm-usage", "--disable-extensions",
            "--disable-background-networking", "--no-first-run", "--enable-logging=stderr",
            "--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection");

    private final Path profile;
    private final Path log;
    private final BrowserPage page;
    private final Process process;

    BrowserPeer() throws IOException {
        Path client = CLIENT.require("chromium");
        profile = Files.createTempDirectory("browser-");
        log = profile.resolve("log");
        page = new BrowserPage(SOURCES, client.resolve("node_modules/livekit-client/dist"), this::take);
        List<String> words = new ArrayList<>(CHROMIUM);
        words.add("--user-data-dir=" + profile);
        words.add(page.url());
        process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.onExit().thenRun(this::failWithLog);
    }

    private void failWithLog() {
        try {
            fail(new AssertionError("the browser has ended: " + Files.readString(log)));
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    void write(String command) {
        page.send(command);
    }

    /**
     * Joins a room.
     *
     * @param passphrase for encryption; null for none
     * @param mediaOnly whether data is not encrypted
     */
    void join(TestServer server, String room, String identity, String passphrase, boolean mediaOnly) {
        forgetEvents();
        ask("connect", "url", server.url(), "token", server.token(room, identity), "passphrase", passphrase, "mediaOnly",
                mediaOnly);
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
        page.close();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
