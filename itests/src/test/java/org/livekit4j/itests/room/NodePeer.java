package org.livekit4j.itests.room;

import java.io.IOException;
import java.util.List;
import org.livekit4j.server.BuildCommand;

/** A participant with LiveKit's client for Node.js. It does what {@code peer.mjs} has a command for. */
final class NodePeer extends PeerProcess {
    private static final NpmClient CLIENT = new NpmClient("nodepeer", "package.json", "package-lock.json", "peer.mjs");

    NodePeer() throws IOException {
        super(List.of("sh", "-c", "exec node \"$0\" 3>&1 1>&2", program()));
    }

    private static String program() throws IOException {
        if (!BuildCommand.works("node", "--version")) {
            TestServer.unavailable("no Node.js peer: there is no node");
        }
        return CLIENT.ensure().resolve("peer.mjs").toString();
    }

    NodePeer join(TestServer server, String room, String identity) {
        ask("connect", "url", server.url(), "token", server.token(room, identity));
        return this;
    }
}
