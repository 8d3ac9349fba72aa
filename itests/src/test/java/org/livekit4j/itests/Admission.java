package org.livekit4j.itests;

import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.BundleContext;

/** Lets a test in a framework into a room of the shared server. The framework is configured with the tokens. */
record Admission(BundleContext context) {
    private static final String URL = "test.livekit.url";
    private static final String TOKEN = "test.livekit.token.";

    /** For a framework whose test joins as these; nothing if there is no server. */
    static Option of(String room, String... identities) {
        return composite(TestServer.sharedIfPossible().stream()
                .flatMap(server -> Stream.concat(Stream.of(systemProperty(URL).value(server.url())),
                        Arrays.stream(identities).map(identity -> systemProperty(TOKEN + identity)
                                .value(server.token(room, identity)))))
                .toArray(Option[]::new));
    }

    /** The server; skips the test if there is none. */
    String url() {
        String url = context.getProperty(URL);
        assumeTrue("no LiveKit server", url != null);
        return url;
    }

    String token(String identity) {
        return context.getProperty(TOKEN + identity);
    }

    Room join(String identity) {
        return new Services(context).get(Rooms.class).connect(url(), token(identity), RoomOptions.DEFAULTS)
                .orTimeout(40, TimeUnit.SECONDS).join();
    }
}
