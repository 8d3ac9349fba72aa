package org.livekit4j.bench.soak;

import java.nio.file.Path;
import java.util.StringJoiner;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.ServerOptions;

/**
 * LiveKit's server on loopback: {@code MODULE PEERS ROOM…}. It prints one JSON object when it answers, with so many tokens for peers of each
 * room, and ends with its standard input.
 */
public final class SoakServer {

    private SoakServer() {}

    public static void main(String[] arguments) throws Exception {
        try (LiveKitServer server = LiveKitServer.start(ServerBuild.in(Path.of(arguments[0])).executable(),
                ServerOptions.DEFAULTS)) {
            System.out.println(description(server, arguments));
            System.in.readAllBytes();
        }
    }

    private static String description(LiveKitServer server, String[] arguments) {
        ServerAccess access = new ServerAccess(server.url(), server.url(), server.apiKey(), server.apiSecret());
        StringJoiner rooms = new StringJoiner(",", "{", "}");
        for (int room = 2; room < arguments.length; room++) {
            StringJoiner tokens = new StringJoiner(",", "[", "]");
            for (int peer = 0; peer < Integer.parseInt(arguments[1]); peer++) {
                tokens.add('"' + access.token(arguments[room], "python-" + peer) + '"');
            }
            rooms.add('"' + arguments[room] + "\":" + tokens);
        }
        return "{\"url\":\"%s\",\"key\":\"%s\",\"secret\":\"%s\",\"tokens\":%s}".formatted(access.url(), access.apiKey(),
                access.apiSecret(), rooms);
    }
}
