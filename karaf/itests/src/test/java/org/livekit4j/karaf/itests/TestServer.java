package org.livekit4j.karaf.itests;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.SharedServer;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.ops4j.pax.exam.Option;

/** The LiveKit server that a test in Karaf joins: the one that the environment names, or else one of this JVM's own. */
final class TestServer {
    static final String URL = "test.livekit.url";
    static final String KEY_FILE = "test.livekit.key.file";
    static final String MISSING = SharedServer.MISSING;
    static final String TOKEN = "test.livekit.token";
    private static final ServerBuild BUILD = ServerBuild
            .in(Path.of(System.getProperty("livekit4j.root")).resolve("tools/server"));

    private TestServer() {}

    /** What a test must know to join this room; nothing, where no server can be had and may be missing. */
    static Option joining(String room, String identity) {
        Optional<SharedServer> server = SharedServer.find(BUILD);
        if (server.isEmpty() && SharedServer.required()) {
            throw new AssertionError(MISSING);
        }
        return server.map(found -> joining(found, room, identity)).orElseGet(() -> composite());
    }

    private static Option joining(SharedServer server, String room, String identity) {
        String token = AccessToken.of(server.apiKey(), server.apiSecret()).withIdentity(identity).withGrant(VideoGrant.join(room))
                .toJwt();
        return composite(systemProperty(URL).value(server.url()),
                systemProperty(KEY_FILE).value(keyFile(server.apiKey(), server.apiSecret())), systemProperty(TOKEN).value(token));
    }

    private static String keyFile(String key, String secret) {
        try {
            Path file = Files.createTempFile(Karaf.target(), "key", ".properties",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            return Files.writeString(file, "api.key=" + key + "\napi.secret=" + secret + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
