package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.itests.room.CuttableProxy;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Rooms are kept joined by configurations, in a framework in which bundles come and go. */
public class KeeperIT extends InOperatedFelix {
    private static final Path LOG = Path.of("target", "keeper.log").toAbsolutePath();
    private static final int MANY = 12;
    private static final String RIVAL = "test.livekit.token.rival";
    private static final String GIVEN = "test.livekit.token.given";

    private final String room = "kept-" + System.nanoTime();

    @Override
    @Configuration
    public Option[] configuration() {
        String rival = TestServer.sharedIfPossible().map(server -> server.token("contested", "ada")).orElse("");
        return Operations.framework(systemProperty(LOG_PROPERTY).value(LOG.toString()), systemProperty(RIVAL).value(rival),
                systemProperty(GIVEN)
                        .value(TestServer.sharedIfPossible().map(server -> server.token("given", "eve")).orElse("")));
    }

    @Before
    public void requireServer() {
        assumeTrue("no LiveKit server", context.getProperty(Operations.URL) != null);
    }

    private Collection<ServiceReference<Room>> rooms() throws InvalidSyntaxException {
        return context.getServiceReferences(Room.class, "(" + RoomListener.ROOM + "=" + room + ")");
    }

    private static ConditionFactory patiently() {
        return await().atMost(60, TimeUnit.SECONDS);
    }

    @Test
    public void shouldBeInTheRoomForAsLongAsTheConfigurationExists() throws Exception {
        String pid = operations.keep(room, "ada");
        RoomKeeper keeper = operations.awaitKeeper(pid, KeeperState.JOINED);

        assertThat(keeper.status().room()).isEqualTo(room);
        assertThat(keeper.status().identity()).isEqualTo("ada");
        Room joined = context.getService(rooms().iterator().next());
        assertThat(keeper.room()).containsSame(joined);

        operations.forget();
        joined.ended().get(60, TimeUnit.SECONDS);
        patiently().until(() -> rooms().isEmpty() && operations.keeper(pid) == null);
    }

    @Test
    public void shouldJoinAgainWhenBundlesBelowAreRestarted() throws Exception {
        String pid = operations.keep(room, "ada");
        RoomKeeper keeper = operations.awaitKeeper(pid, KeeperState.JOINED);

        services().stop("org.livekit4j.room", Rooms.class);
        patiently().until(() -> keeper.status().state() == KeeperState.WAITING);
        services().start("org.livekit4j.room", Rooms.class);
        patiently().until(() -> keeper.status().state() == KeeperState.JOINED && keeper.status().joins() == 2);

        services().stop("org.livekit4j.ffi", FfiClient.class);
        patiently().until(() -> keeper.status().state() == KeeperState.WAITING);
        services().start("org.livekit4j.ffi", FfiClient.class);
        patiently().until(() -> keeper.status().state() == KeeperState.JOINED && keeper.status().joins() == 3);
        assertThat(operations.keeper(pid)).as("the keeper has been there all the time").isSameAs(keeper);
        assertThat(keeper.status().lastFailure()).isEmpty();
    }

    @Test
    public void shouldAllJoinAgainWhenManyRoomsAreKept() throws Exception {
        List<String> pids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            pids.add(operations.keep(room + "-" + i, "ada"));
        }
        pids.forEach(pid -> operations.awaitKeeper(pid, KeeperState.JOINED));

        services().stop("org.livekit4j.ffi", FfiClient.class);
        services().start("org.livekit4j.ffi", FfiClient.class);
        patiently().until(() -> pids.stream().map(operations::status)
                .allMatch(status -> status.joins() == 2 && status.state() == KeeperState.JOINED));
    }

    @Test
    public void shouldAskATokenServerForEachAttempt() throws Exception {
        Path headers = Files.writeString(Path.of("target", "headers").toAbsolutePath(), "X-Session: secret");
        String answer = "{\"server_url\": \"" + context.getProperty(Operations.URL) + "\", \"participant_token\": \""
                + context.getProperty(GIVEN) + "\"}";
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(server, asked, answer));
            String pid = operations.keep(room, Map.of("endpoint", "http://127.0.0.1:" + server.getLocalPort() + "/token",
                    "endpoint.headers.file", headers.toString(), "room", room, "identity", "ada"));
            RoomKeeper keeper = operations.awaitKeeper(pid, KeeperState.JOINED);

            assertThat(keeper.status().room()).as("the token names it").isEqualTo("given");
            assertThat(keeper.status().server()).isEqualTo(context.getProperty(Operations.URL));
            assertThat(asked).hasSize(1).first().asString().contains("\"room_name\":\"" + room + "\"")
                    .containsIgnoringCase("x-session: secret");
            keeper.rejoin();
            patiently().until(() -> keeper.status().joins() == 2);
            assertThat(asked).hasSize(2);
        }
    }

    /** Answers each request in the same way until it is closed. */
    private static void answer(ServerSocket server, List<String> asked, String answer) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    byte[] request = new byte[100_000];
                    int read = 0;
                    while (!new String(request, 0, read, StandardCharsets.UTF_8).endsWith("}")) {
                        read += socket.getInputStream().read(request, read, request.length - read);
                    }
                    asked.add(new String(request, 0, read, StandardCharsets.UTF_8));
                    socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + answer.length()
                            + "\r\n\r\n" + answer).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Test
    public void shouldJoinWhenTheServerComesUp() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String pid = operations.keep(room,
                Map.of("url", "ws://127.0.0.1:" + port, "key.file", context.getProperty(Operations.KEY_FILE),
                        "room", room, "identity", "ada", "retry.minMs", "100", "retry.maxMs", "200"));
        operations.awaitKeeper(pid, KeeperState.RETRYING);
        assertThat(operations.status(pid).lastFailure().orElseThrow()).startsWith("cannot join: ");

        try (CuttableProxy door = new CuttableProxy(context.getProperty(Operations.URL), port)) {
            operations.awaitKeeper(pid, KeeperState.JOINED);
            operations.forget();
            patiently().until(() -> rooms().isEmpty());
        }
    }

    @Test
    public void shouldGiveUpWhenAnotherParticipantJoinsWithItsIdentity() throws Exception {
        String pid = operations.keep("contested", Map.of("url", context.getProperty(Operations.URL), "key.file",
                context.getProperty(Operations.KEY_FILE), "room", "contested", "identity", "ada", "retry.stableMs", "0"));
        operations.awaitKeeper(pid, KeeperState.JOINED);

        try (Room rival = services().get(Rooms.class)
                .connect(context.getProperty(Operations.URL), context.getProperty(RIVAL), RoomOptions.DEFAULTS)
                .get(60, TimeUnit.SECONDS)) {
            operations.awaitKeeper(pid, KeeperState.GIVEN_UP);
            assertThat(operations.status(pid).lastFailure()).contains("the room has ended: DUPLICATE_IDENTITY");
            assertThat(rival.ended()).isNotDone();
        }
        operations.keeper(pid).rejoin();
        assertThat(operations.awaitKeeper(pid, KeeperState.JOINED).status().joins()).isEqualTo(2);
        operations.keep("contested", Map.of("url", context.getProperty(Operations.URL), "key.file",
                context.getProperty(Operations.KEY_FILE), "room", "contested", "identity", "ada", "name", "changed"));
        assertThat(operations.awaitKeeper(pid, KeeperState.JOINED).room().orElseThrow().localParticipant().name())
                .isEqualTo("changed");
    }

    @Test
    public void shouldWarnOnceAndTryNothingWhenTheConfigurationIsWrong() throws Exception {
        String pid = operations.keep("wrong-" + room, Map.of("url", "ftp://host", "token", "t"));
        operations.awaitKeeper(pid, KeeperState.MISCONFIGURED);
        assertThat(operations.status(pid).lastFailure().orElseThrow()).startsWith("property url must begin with ws://");
        String number = operations.keep("number-" + room, Map.of("url", "ws://host", "token", "t", "retry.minMs", "often"));
        operations.awaitKeeper(number, KeeperState.MISCONFIGURED);
        assertThat(operations.status(number).lastFailure().orElseThrow()).startsWith("property retry.minMs ");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(Files.readString(LOG).lines())
                .filteredOn(line -> line.contains(pid)).singleElement().asString().contains("property url"));
    }

    @Test
    public void shouldSayWhatIsWrongWithTheKeyAndTryAgainWhenTheFileIsMissing() throws Exception {
        Path file = LOG.resolveSibling(room + ".properties");
        String pid = operations.keep(room,
                Map.of("url", context.getProperty(Operations.URL), "key.file", file.toString(), "room", room,
                        "identity", "ada", "retry.minMs", "50", "retry.maxMs", "50"));
        operations.awaitKeeper(pid, KeeperState.RETRYING);
        assertThat(operations.status(pid).lastFailure().orElseThrow()).startsWith("property key.file is ")
                .endsWith("no such file");

        Files.copy(Path.of(context.getProperty(Operations.KEY_FILE)), file);
        operations.awaitKeeper(pid, KeeperState.JOINED);
        Files.delete(file);
    }

    @Test
    public void shouldStayOutWhenItIsToldToLeaveUntilItIsToldToRejoin() throws Exception {
        String pid = operations.keep(room, "ada");
        RoomKeeper keeper = operations.awaitKeeper(pid, KeeperState.JOINED);

        keeper.leave();
        operations.awaitKeeper(pid, KeeperState.LEFT);
        patiently().until(() -> rooms().isEmpty());
        keeper.rejoin();
        operations.awaitKeeper(pid, KeeperState.JOINED);
        keeper.rejoin();
        patiently().until(() -> keeper.status().joins() == 3 && keeper.status().state() == KeeperState.JOINED);
        assertThat(rooms()).hasSize(1);
    }

    /** A file without a name of its own makes a configuration with the PID of the factory. */
    @Test
    public void shouldKeepTheRoomOfAConfigurationThatIsNoneOfTheFactoryBesideOthers() throws Exception {
        operations.configure(RoomKeeper.FACTORY_PID, operations.of(room + "-plain", "ada"));
        String pid = operations.keep(room, "ada");

        operations.awaitKeeper(pid, KeeperState.JOINED);
        operations.awaitKeeper(RoomKeeper.FACTORY_PID, KeeperState.JOINED);
        operations.forget();
        operations.awaitNoKeeper();
    }

    @Test
    public void shouldNotJoinWhenTheFileOfTheConfigurationIsGoneUntilItIsBack() throws Exception {
        Path file = LOG.resolveSibling(room + ".cfg");
        Map<String, Object> configuration = new HashMap<>(operations.of(room, "ada"));
        configuration.put("felix.fileinstall.filename", file.toUri().toString());
        String pid = operations.keep(room, configuration);
        operations.awaitKeeper(pid, KeeperState.MISCONFIGURED);
        assertThat(operations.status(pid).lastFailure().orElseThrow()).contains(file + " is not there any more");

        Files.createFile(file);
        operations.awaitKeeper(pid, KeeperState.JOINED);
        Files.delete(file);
    }

    @Test
    public void shouldNotJoinWhenAPropertyIsMisspelt() throws Exception {
        Map<String, Object> configuration = new HashMap<>(operations.of(room, "ada"));
        configuration.put("encryption.keyfile", "/etc/key");
        String pid = operations.keep(room, configuration);
        operations.awaitKeeper(pid, KeeperState.MISCONFIGURED);

        assertThat(operations.status(pid).lastFailure())
                .contains("property encryption.keyfile is unknown; did you mean encryption.key.file?");
        assertThat(rooms()).isEmpty();
    }
}
