package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.livekit4j.audio.Audio;
import org.livekit4j.data.Data;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;

/**
 * A room of a test's own on the shared server, and the library to join it with. When the test is over everybody leaves, and nothing may
 * be left: no native handle, no subscriber, no thread.
 */
final class Meeting implements BeforeEachCallback, AfterEachCallback {
    private static final Duration SETTLED = Duration.ofSeconds(15);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private String name;
    private TestServer server;
    private FfiClient client;
    private OwnedFfiEventQueue queue;
    private ServiceFactory.Opened<Rooms> rooms;
    private ServiceFactory.Opened<Audio> audio;
    private ServiceFactory.Opened<Video> video;
    private ServiceFactory.Opened<Data> data;

    @Override
    public void beforeEach(ExtensionContext context) {
        server = TestServer.shared();
        name = context.getRequiredTestMethod().getName() + "-" + System.nanoTime();
        client = FfiClients.open(FfiOptions.DEFAULTS);
        queue = FfiQueues.open(client);
        rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);
        audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
        video = ServiceFactory.open(Video.class, client, queue::subscribe);
        data = ServiceFactory.open(Data.class, client, queue::subscribe);
    }

    /** Closed after the test, the latest first. */
    <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    /** This room's name on the server. */
    String name() {
        return name;
    }

    TestServer server() {
        return server;
    }

    FfiClient client() {
        return client;
    }

    OwnedFfiEventQueue queue() {
        return queue;
    }

    Rooms rooms() {
        return rooms.service();
    }

    Audio audio() {
        return audio.service();
    }

    Video video() {
        return video.service();
    }

    Data data() {
        return data.service();
    }

    Attendee join(String identity) {
        return join(identity, RoomOptions.DEFAULTS);
    }

    /** Joins another room of the shared server. */
    Attendee joinRoom(String room, String identity) {
        return remember(new Attendee(rooms(), server.url(), server.token(room, identity), RoomOptions.DEFAULTS));
    }

    Attendee join(String identity, RoomOptions options) {
        return join(server, identity, options);
    }

    /** Joins the room of this name on another server. */
    Attendee join(TestServer elsewhere, String identity, RoomOptions options) {
        return remember(new Attendee(rooms(), elsewhere.url(), elsewhere.token(name, identity), options));
    }

    private Attendee remember(Attendee attendee) {
        closing(attendee.room());
        return attendee;
    }

    /** Joins as an agent of LiveKit's does. */
    Attendee joinAsAgent(String identity) {
        return remember(new Attendee(rooms(), server.url(), server.agentToken(name, identity), RoomOptions.DEFAULTS));
    }

    /** The same with LiveKit's Python SDK. */
    PythonPeer pythonAgent(String identity) throws IOException {
        PythonPeer peer = closing(new PythonPeer());
        peer.ask("connect", "url", server.url(), "token", server.agentToken(name, identity));
        return peer;
    }

    PythonPeer python(String identity) throws IOException {
        return closing(new PythonPeer()).join(server, name, identity);
    }

    PythonPeer python(String identity, String passphrase) throws IOException {
        return closing(new PythonPeer()).join(server, name, identity, passphrase);
    }

    NodePeer node(String identity) throws IOException {
        return closing(new NodePeer()).join(server, name, identity);
    }

    GoPeer go(String identity) throws IOException {
        return closing(new GoPeer()).join(server, name, identity);
    }

    /** With the SDK of this name; the browser is one of its own. */
    Peer peer(String sdk, String identity) throws IOException {
        return switch (sdk) {
            case "python" -> python(identity);
            case "node" -> node(identity);
            case "go" -> go(identity);
            default -> {
                BrowserPeer browser = closing(new BrowserPeer());
                join(browser, identity, null);
                yield browser;
            }
        };
    }

    void join(BrowserPeer browser, String identity, String passphrase) {
        join(browser, identity, passphrase, false);
    }

    /** Has a browser join, which leaves after the test. */
    void join(BrowserPeer browser, String identity, String passphrase, boolean mediaOnly) {
        closing(() -> browser.ask("disconnect"));
        browser.join(server, name, identity, passphrase, mediaOnly);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (client == null) {
            return; // skipped
        }
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
            await("everything is given back").atMost(SETTLED).untilAsserted(this::assertNothingLeft);
        } finally {
            data.close();
            video.close();
            audio.close();
            rooms.close();
            queue.close();
            client.close();
        }
        await("all threads have ended").atMost(SETTLED).untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }

    private void assertNothingLeft() {
        HandleStatistics handles = client.handles();
        assertThat(handles.live()).as(handles.toString()).isZero();
        assertThat(handles.created()).isEqualTo(handles.released());
        assertThat(queue.statistics().subscribers()).isEmpty();
        assertThat(client.health().state()).as("no panic").isEqualTo(FfiHealth.State.READY);
    }
}
