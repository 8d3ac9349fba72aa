package org.livekit4j.itests.room;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.server.ApiKey;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.ServerEndpoint;
import org.livekit4j.server.ServerOptions;
import org.livekit4j.server.SharedServer;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.opentest4j.TestAbortedException;

/** The server that a test joins, see {@link SharedServer}. If there is none the test is skipped, or fails where one is required. */
public record TestServer(String url, String apiKey, String apiSecret) {
    private static final ServerBuild BUILD = ServerBuild
            .in(Path.of(System.getProperty("livekit4j.root", "..")).resolve("tools/server"));

    /** The same server for all tests. */
    static TestServer shared() {
        Optional<SharedServer> server = SharedServer.find(BUILD);
        if (server.isEmpty()) {
            unavailable(SharedServer.MISSING);
        }
        return server.map(shared -> new TestServer(shared.url(), shared.apiKey(), shared.apiSecret())).orElseThrow();
    }

    /** The same; empty where its tests are skipped. */
    public static Optional<TestServer> sharedIfPossible() {
        try {
            return Optional.of(shared());
        } catch (TestAbortedException e) {
            return Optional.empty();
        }
    }

    /** A server to kill and restart; the test closes it. */
    static LiveKitServer own(ServerOptions options) {
        requireBuild();
        return LiveKitServer.start(BUILD.executable(), options);
    }

    /** Several with the same key. */
    static LiveKitServer own(ServerOptions options, ApiKey key) {
        requireBuild();
        return LiveKitServer.start(BUILD.executable(), options, new ServerEndpoint(0, key));
    }

    static TestServer of(LiveKitServer server) {
        return new TestServer(server.url(), server.apiKey(), server.apiSecret());
    }

    private static void requireBuild() {
        if (!BUILD.possible()) {
            unavailable(SharedServer.MISSING);
        }
    }

    /** Skips the test, or fails where nothing may be skipped. */
    static void unavailable(String why) {
        if (SharedServer.required()) {
            Assertions.fail(why);
        }
        Assumptions.abort(why);
    }

    /** Admits to the room with all rights of a participant, that to change one's own metadata included. */
    public String token(String room, String identity) {
        return token(identity, VideoGrant.join(room).withCanUpdateOwnMetadata(true));
    }

    /** Admits to the room as an agent, for which the server does more. */
    String agentToken(String room, String identity) {
        return access().withIdentity(identity).withKind(ParticipantKind.AGENT).withGrant(VideoGrant.join(room)).toJwt();
    }

    String token(String identity, VideoGrant grant) {
        return access().withIdentity(identity).withName(identity).withGrant(grant).withTtl(Duration.ofMinutes(10)).toJwt();
    }

    /** A token whose time was over an hour ago. */
    String expiredToken(String room, String identity) {
        Instant now = Instant.now();
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder(SignedJWT.parse(token(room, identity)).getJWTClaimsSet())
                    .notBeforeTime(Date.from(now.minus(Duration.ofHours(2))))
                    .expirationTime(Date.from(now.minus(Duration.ofHours(1)))).build();
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(apiSecret));
            return jwt.serialize();
        } catch (JOSEException | ParseException e) {
            throw new AssertionError(e);
        }
    }

    AccessToken access() {
        return AccessToken.of(apiKey, apiSecret);
    }

    @Override
    public String toString() {
        return url;
    }
}
