package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.browser.Chromium;

/** A participant with LiveKit's JavaScript client, in Chromium without a window. {@code peer.js} has its commands. */
final class BrowserPeer extends Peer {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();
    private static final Path SOURCES = ITESTS.resolve("browser");
    private static final NpmPackages CLIENT = new NpmPackages(SOURCES, ITESTS.resolve("target", "browser"));

    private final BrowserPage page;
    private final Chromium chromium;

    BrowserPeer() throws IOException {
        Path client = CLIENT.require("chromium");
        page = new BrowserPage(SOURCES, client.resolve("node_modules/livekit-client/dist"), this::take);
        chromium = new Chromium("--autoplay-policy=no-user-gesture-required", "--allow-loopback-in-peer-connection", page.url());
        chromium.onExit(this::fail);
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
        chromium.close();
        page.close();
    }
}
