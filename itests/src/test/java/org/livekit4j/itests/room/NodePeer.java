package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A participant with LiveKit's Node SDK. It does what {@code peer.mjs} has a command for. */
final class NodePeer extends PeerProcess {
    private static final Path ITESTS = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests").toAbsolutePath();
    private static final Path SOURCES = ITESTS.resolve("nodepeer");
    private static final NpmPackages SDK = new NpmPackages(SOURCES, ITESTS.resolve("target", "nodepeer"));

    NodePeer() throws IOException {
        super(List.of("sh", "-c", "exec node \"$0\" \"$1\" 3>&1 1>&2", SOURCES.resolve("peer.mjs").toString(),
                SDK.require("node").toString()));
    }

    NodePeer join(TestServer server, String room, String identity) {
        ask("connect", "url", server.url(), "token", server.token(room, identity));
        return this;
    }
}
