package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.Assume.assumeTrue;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.browser.Chromium;
import org.livekit4j.dashboard.DashboardControl;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The dashboard on the HTTP server of Felix, for users who log in. */
public class DashboardServletIT extends InFelix {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SERVLET = "org.livekit4j.dashboard.servlet";
    private static final String GAIN = "org.livekit4j.examples.gain";
    private static final String ECHO = "org.livekit4j.examples.echo";
    private static final String LIVE = "document.getElementById('connection').textContent === 'live'";
    private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+),\"time\":\\d+,\"watchers\":(\\d+),");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final int WATCHERS = 20;
    private static final int EVENTS = 3;

    private final Operations operations = new Operations(() -> context);
    private URI address;

    @Override
    @Configuration
    public Option[] configuration() {
        return Operations.framework(TestLogin.installed(), systemProperty("org.osgi.service.http.port").value("0"),
                systemProperty("org.apache.felix.http.host").value("127.0.0.1"), Operations.http(),
                Felix.installed("org.livekit4j.dashboard"), Felix.installed(SERVLET),
                composite(Felix.installed("gson"), Felix.installed("livekit4j-browser"), Felix.stopped(GAIN),
                        Felix.stopped(ECHO)));
    }

    @Before
    public void open() throws IOException {
        operations.configure(SERVLET, Map.of("role.classes", TestLogin.ROLE_CLASS));
        address = await("the server says where it is").atMost(TIMEOUT).ignoreExceptions()
                .until(() -> services().get(DashboardControl.class).open(), found -> true);
        await("it knows what a role is").atMost(TIMEOUT).until(() -> status("ada", "secret") == 200);
    }

    @After
    public void close() throws IOException {
        operations.forget();
    }

    private HttpRequest.Builder request(String path, String user, String password) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", TestLogin.header(user, password));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private int status(String user, String password) throws IOException, InterruptedException {
        return send(request("", user, password)).statusCode();
    }

    private BrowserTab browse(String user) throws IOException, InterruptedException {
        assumeTrue("no browser: there is no chromium", Chromium.isExpected());
        BrowserTab tab = BrowserTab.open();
        tab.logIn(user, TestLogin.PASSWORD);
        tab.go(address.toString());
        return tab;
    }

    private static String rows(String section, String text) {
        return "[...document.querySelectorAll('#%s tbody tr')].filter(row => row.textContent.includes('%s'))".formatted(section,
                text);
    }

    @Test
    public void shouldFollowWithoutAReloadWhenBundlesAreStoppedAndUpdated() throws Exception {
        Bundle gain = services().bundle(GAIN);
        Bundle echo = services().bundle(ECHO);
        try (BrowserTab tab = browse("ada")) {
            tab.awaitTrue(LIVE);
            tab.value("window.mark = 'the same page'");
            gain.start();
            echo.start();
            tab.awaitTrue(rows("plug-ins", GAIN) + ".length === 1");
            tab.awaitTrue(
                    "Number(" + rows("streams", "echo") + "[0].querySelector('.level').getAttribute('aria-valuenow')) > -20");
            tab.view(360, 1_600, false);
            tab.awaitTrue("window.innerWidth === 360 && document.documentElement.scrollWidth <= 360");

            gain.stop();
            tab.awaitTrue(rows("plug-ins", GAIN) + ".length === 0");
            services().update(GAIN);
            gain.start();
            tab.awaitTrue(rows("plug-ins", GAIN) + ".length === 1");
            assertThat(tab.failures()).isEmpty();

            for (String bundle : List.of(SERVLET, "org.livekit4j.dashboard")) {
                services().bundle(bundle).stop();
                tab.awaitTrue("!(" + LIVE + ")");
                services().update(bundle);
                services().bundle(bundle).start();
                tab.awaitTrue(LIVE);
            }
            assertThat(tab.value("window.mark")).isEqualTo("the same page");
        } finally {
            echo.stop();
            gain.stop();
        }
    }

    private static String cells(String section, String text) {
        return "[...document.querySelectorAll('#%s td:first-child')].filter(cell => cell.textContent === '%s').length"
                .formatted(section, text);
    }

    @Test
    public void shouldShowRoomsAndParticipantsAsTextAsLongAsTheyAreThere() throws Exception {
        assumeTrue("no LiveKit server", context.getProperty(Operations.URL) != null);
        Operations keepers = new Operations(() -> context);
        try (BrowserTab tab = browse("ada")) {
            tab.awaitTrue(LIVE);
            keepers.keep("one", keepers.of("hall", "zoe"));
            tab.awaitTrue(cells("rooms", "hall") + " === 1 && " + cells("participants", "zoe") + " === 1");
            keepers.keep("other", keepers.of("hall", HOSTILE));
            tab.awaitTrue(cells("rooms", "hall") + " === 2 && " + cells("participants", HOSTILE) + " === 2");
            assertThat(tab.value("String(document.querySelectorAll('main img, main script').length)")).isEqualTo("0");
            keepers.forget();
            tab.awaitTrue(cells("rooms", "hall") + " === 0 && " + cells("participants", HOSTILE) + " === 0");
            assertThat(tab.failures()).isEmpty();
        } finally {
            keepers.forget();
            keepers.awaitNoKeeper();
        }
    }

    @Test
    public void shouldShowNothingButTheReasonWhenTheUserHasNoneOfTheRoles() throws Exception {
        try (BrowserTab tab = browse("bob")) {
            tab.awaitTrue("document.body !== null && document.body.textContent.includes('none of the roles')");
            assertThat(tab.value("String(document.scripts.length)")).isEqualTo("0");
        }
        try (BrowserTab tab = browse("ada")) {
            tab.awaitTrue(LIVE);
            tab.go(address.toString().replace("127.0.0.1", "evil.example"));
            tab.awaitTrue("document.body !== null && document.body.textContent.includes('host is not served')");
        }
    }

    @Test
    public void shouldSayWhatIsWrongWhenARequestIsRefused() throws Exception {
        HttpResponse<String> unknown = send(HttpRequest.newBuilder(address.resolve("events")));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(text -> assertThat(text).startsWith("Basic"));
        assertThat(unknown.headers().firstValue("Content-Security-Policy")).isPresent();

        assertThat(status("ada", "wrong")).isEqualTo(401);
        for (String path : List.of("", "events", "picture?a", "dashboard.js", "nothing")) {
            assertThat(send(request(path, "bob", TestLogin.PASSWORD)).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(send(request("", "ada", TestLogin.PASSWORD).header("Origin", "http://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(request("", "ada", TestLogin.PASSWORD).POST(HttpRequest.BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(405);
        assertThat(send(request("picture?a", "ada", TestLogin.PASSWORD)).statusCode()).isEqualTo(404);
        assertThat(send(request("../livekit", "ada", TestLogin.PASSWORD)).statusCode()).isEqualTo(302);
        assertThat(makers()).isZero();
    }

    private static long makers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("livekit-dashboard"))
                .count();
    }

    /** The lines of the event stream. */
    private Stream<String> events(HttpClient http) throws IOException, InterruptedException {
        return http.send(request("events", "ada", TestLogin.PASSWORD).build(), BodyHandlers.ofLines()).body();
    }

    /** Watches until all have seen a few snapshots of all. */
    private Void watch(HttpClient http, CountDownLatch unsatisfied, Map<Long, Set<String>> seen)
            throws IOException, InterruptedException {
        int own = 0;
        try (Stream<String> lines = events(http)) {
            Iterator<String> events = lines.filter(line -> line.startsWith("data: ")).iterator();
            while (unsatisfied.getCount() > 0) {
                String event = events.next();
                Matcher numbers = NUMBER.matcher(event);
                assertThat(numbers.find()).as(event).isTrue();
                if (Integer.parseInt(numbers.group(2)) == WATCHERS) {
                    seen.computeIfAbsent(Long.valueOf(numbers.group(1)), _ -> ConcurrentHashMap.newKeySet()).add(event);
                    if (++own == EVENTS) {
                        unsatisfied.countDown();
                    }
                }
            }
        }
        return null;
    }

    @Test
    public void shouldMakeOneSnapshotForAllWhenTwentyWatchAndNoneWhenNobodyDoes() throws Exception {
        CountDownLatch unsatisfied = new CountDownLatch(WATCHERS);
        Map<Long, Set<String>> seen = new ConcurrentHashMap<>();
        List<Future<Void>> watching = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WATCHERS; i++) {
                watching.add(threads.submit(() -> watch(http, unsatisfied, seen)));
            }
            for (Future<Void> one : watching) {
                one.get();
            }
            assertThat(makers()).isLessThanOrEqualTo(1);
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(EVENTS).allSatisfy((number, events) -> assertThat(events).hasSize(1));
        await("it is noticed that they have gone").atMost(TIMEOUT).until(() -> makers() == 0);
    }

    @Test
    public void shouldEndTheEventStreamsWhenTheBundleStops() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient(); Stream<String> lines = events(http)) {
            var events = lines.iterator();
            assertThat(events.next()).contains("\"state\":\"READY\"");
            services().bundle(SERVLET).stop();
            while (events.hasNext()) {
                assertThat(events.next()).matches("|data: .*");
            }
        } finally {
            services().bundle(SERVLET).start();
        }
        await("it is noticed").atMost(TIMEOUT).until(() -> makers() == 0);
    }
}
