package org.livekit4j.dashboard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.LiveKitException;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.testing.Fake;

@Timeout(60)
class DashboardServerTest {
    private final List<Dashboard> closed = new ArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private final Feed feed = feed(new Parts(), Duration.ofMillis(500));
    private final Answers answers = new Answers(feed, new Pictures(new Parts()));
    private final DashboardServer server = DashboardServer.open(0, answers, closed::add);
    private final int port = server.address().getPort();

    private static Feed feed(Parts parts, Duration period) {
        return new Feed(() -> new Collector(parts, new Warnings(InstantSource.system()), InstantSource.system()), period);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        answers.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** Written by hand: a client of the JDK forges no Host. */
    private BufferedReader send(String request, String... headers) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        sockets.add(socket);
        String text = request + " HTTP/1.1\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "" : "\r\n") + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private String answer(String request, String... headers) throws IOException {
        try (BufferedReader reader = send(request, headers)) {
            return reader.lines().collect(Collectors.joining("\n"));
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + port;
    }

    private String token() {
        return "Authorization: Bearer " + server.address().getFragment();
    }

    private BufferedReader watch() throws IOException {
        BufferedReader events = send("GET /events", host(), token());
        assertThat(events.readLine()).startsWith("HTTP/1.1 200");
        return events;
    }

    private static String next(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (!line.startsWith("data: ")) {
            line = events.readLine();
        }
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard.css", "/dashboard.js", "/cells.js", "/icon.svg"})
    void shouldServeThePageWhenItIsAskedFor(String path) throws IOException {
        String answer = answer("GET " + path, host());

        assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("X-Content-Type-Options: nosniff").containsIgnoringCase("Cache-Control: no-store")
                .doesNotContain(server.address().getFragment());
        assertThat(answer("HEAD " + path, host())).startsWith("HTTP/1.1 200").doesNotContain("\n\n");
    }

    @Test
    void shouldSayWhatIsWrongWhenARequestIsRefused() throws IOException {
        assertThat(answer("GET /", "Host: evil.example")).startsWith("HTTP/1.1 421").doesNotContain("evil");
        assertThat(answer("GET /", host(), "Origin: http://evil.example")).startsWith("HTTP/1.1 403").doesNotContain("evil");
        assertThat(answer("GET /..%2f%3Cscript%3E", host())).startsWith("HTTP/1.1 404").doesNotContain("<script>");
        assertThat(answer("GET /events", host())).startsWith("HTTP/1.1 401");
        assertThat(answer("GET /events", host(), "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401");
        assertThat(answer("GET /events", "Host: evil.example", token())).startsWith("HTTP/1.1 421");
        assertThat(answer("GET /picture?a", host())).startsWith("HTTP/1.1 401");
        assertThat(answer("GET /picture?a", host(), token())).startsWith("HTTP/1.1 404");
        assertThat(answer("GET /picture", host(), token())).startsWith("HTTP/1.1 404");
        assertThat(answer("HEAD /events", host(), token())).startsWith("HTTP/1.1 200");
        assertThat(feed.made()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"})
    void shouldRefuseWhenSomethingIsToBeChanged(String method) throws IOException {
        assertThat(answer(method + " /", host())).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
        assertThat(answer(method + " /events", host(), token())).startsWith("HTTP/1.1 405");
    }

    @Test
    void shouldSendSnapshotsWhenThereIsAWatcher() throws IOException {
        try (BufferedReader events = watch()) {
            assertThat(next(events)).contains("\"watchers\":1,").contains("\"library\":null");
            assertThat(next(events)).contains("\"warnings\":[]");
        }
    }

    @Test
    void shouldNoticeThatAWatcherLeavesWhenItIsTheLast() throws IOException {
        next(watch());
        sockets.getLast().close();

        await("it is noticed").until(() -> feed.watchers() == 0);
    }

    @Test
    void shouldRefuseWhenThereAreTooManyWatchers() throws IOException {
        for (int i = 0; i < Feed.MOST_WATCHERS; i++) {
            next(watch());
        }
        assertThat(answer("GET /events", host(), token())).startsWith("HTTP/1.1 503").contains("32 watchers");
        assertThat(answer("GET /", host())).startsWith("HTTP/1.1 200");
    }

    @Test
    void shouldLetGoOfAWatcherWhenItReadsNothing() throws IOException {
        List<String> mistakes = IntStream.range(0, 20).mapToObj(i -> i + " is wrong ".repeat(30)).toList();
        Parts verbose = new Parts(Fake.of(ConfigurationStatus.class, Map.of("pid", "a", "mistakes", mistakes)));
        Feed fast = feed(verbose, Duration.ofMillis(2)); // so that the buffers fill soon
        DashboardServer busy = DashboardServer.open(0, new Answers(fast, new Pictures(verbose)), closed::add);
        try (Socket idle = new Socket()) {
            idle.setReceiveBufferSize(1_024);
            idle.connect(new InetSocketAddress("127.0.0.1", busy.address().getPort()));
            idle.getOutputStream().write(("GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + busy.address().getPort()
                    + "\r\nAuthorization: Bearer " + busy.address().getFragment() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));

            await("it watches").until(() -> fast.made() > 0);
            await("its thread is free again").atMost(Duration.ofSeconds(50)).until(() -> fast.watchers() == 0);
        } finally {
            busy.close();
        }
    }

    @Test
    void shouldBeGoneWhenItIsClosed() throws IOException {
        BufferedReader events = watch();
        next(events);

        server.close();
        server.close();

        assertThat(closed).containsExactly(server);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> answer("GET /", host()));
    }

    @Test
    void shouldEndItsOwnWatchersOnlyWhenAnotherServerHasTheSameAnswers() throws IOException {
        BufferedReader events = watch();
        next(events);
        DashboardServer other = DashboardServer.open(0, answers, closed::add);
        try (Socket watching = new Socket(InetAddress.getByName("127.0.0.1"), other.address().getPort())) {
            watching.getOutputStream().write(("GET /events HTTP/1.1\r\nHost: 127.0.0.1:" + other.address().getPort()
                    + "\r\nAuthorization: Bearer " + other.address().getFragment() + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            await("both watch").until(() -> feed.watchers() == 2);
        } finally {
            other.close();
        }
        await("one watches").until(() -> feed.watchers() == 1);
        assertThat(next(events)).contains("data: ");

        answers.close();
        await("nobody watches").until(() -> feed.watchers() == 0);
    }

    @Test
    void shouldNameThePortWhenItIsInUse() {
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> DashboardServer.open(port, answers, closed::add))
                .withMessageContaining("port " + port).withMessageContaining("0 for any");
    }

    @Test
    void shouldNotTellTheTokenWhenItIsShown() {
        assertThat(server.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/#[A-Za-z0-9_-]{32}");
        assertThat(server.toString()).doesNotContain(server.address().getFragment());
    }
}
