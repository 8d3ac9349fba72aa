package org.livekit4j.itests.room;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A participant with LiveKit's Node SDK. It does what {@code peer.mjs} has a command for. */
final class NodePeer extends PeerProcess {
    private static final Path ROOT = Path.of(System.getProperty("livekit4j.root", "..")).toAbsolutePath();
    /** The bench has the SDK as a peer, too; its version is written down there. */
    private static final NpmPackages SDK = new NpmPackages(ROOT.resolve("bench/peers/node"),
            ROOT.resolve("itests/target/nodepeer"));

    NodePeer() throws IOException {
        super(List.of("node", ROOT.resolve("itests/nodepeer/peer.mjs").toString(), SDK.require("node").toString()));
    }

    NodePeer join(TestServer server, String room, String identity) {
        ask("connect", "url", server.url(), "token", server.token(room, identity));
        return this;
    }
}
