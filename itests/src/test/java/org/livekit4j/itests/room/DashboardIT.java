package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.itests.Colour;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.Room;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** The dashboard of plain Java in a real browser. One browser serves all tests. */
@Timeout(180)
class DashboardIT {
    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>";
    private static final String MAKER = "livekit-dashboard";
    private static final int WATCHERS = 20;
    private static final int EVENTS = 3;
    /** As far as the conversion changes a colour. */
    private static final int CLOSE_COLOUR = 40;

    private static BrowserTab tab;

    private LiveKit livekit;
    private Dashboard dashboard;

    @BeforeAll
    static void openBrowser() throws Exception {
        tab = Browser.open();
    }

    @AfterAll
    static void closeBrowser() throws Exception {
        if (tab != null) {
            tab.close();
            tab = null;
        }
    }

    @BeforeEach
    void open() {
        tab.failures().clear();
        livekit = LiveKit.create();
        dashboard = livekit.dashboard();
    }

    @AfterEach
    void close() {
        tab.go("about:blank");
        livekit.close();
        await("all threads have ended").atMost(Attendee.TIMEOUT)
                .untilAsserted(() -> assertThat(LeftoverThreads.now()).isEmpty());
    }

    private void watch() {
        tab.go(dashboard.address().toString());
        tab.awaitTrue("document.getElementById('connection').textContent === 'live'");
    }

    /** The rows of a section in which a cell has this text. */
    private static String rows(String section, String text) {
        String wanted = "'" + text.replace("'", "\\'") + "'";
        return "[...document.querySelectorAll('#" + section
                + " tbody tr')].filter(row => [...row.cells].some(cell => cell.textContent"
                + " === " + wanted + "))";
    }

    private static void awaitRow(String section, String text) {
        tab.awaitTrue(rows(section, text) + ".length === 1");
    }

    private static void awaitNoRow(String section, String text) {
        tab.awaitTrue(rows(section, text) + ".length === 0");
    }

    private static String level(String track) {
        return "Number(" + rows("streams", track) + "[0].querySelector('.level').getAttribute('aria-valuenow'))";
    }

    private static AudioFrame silent(AudioFrame frame) {
        return AudioFrame.silence(frame.sampleRate(), frame.numChannels(), frame.samplesPerChannel());
    }

    @Test
    void shouldShowLiveFiguresWhenAStreamComesAndGoes() throws Exception {
        watch();
        assertThat(tab.value("document.querySelector('#library').textContent")).contains("READY");

        try (ToneSender sender = new ToneSender(livekit.audio(), "tone", 500)) {
            AudioStream stream = livekit.audio().openStream(sender.track());
            awaitRow("streams", "tone");
            tab.awaitTrue("Number(" + rows("streams", "tone") + "[0].querySelector('.chart b').textContent) > 20");
            tab.awaitTrue(level("tone") + " > -20");
            tab.awaitTrue("document.querySelector('#handles').textContent.includes('AUDIO_STREAM')");

            UpdatableRegistration mute = livekit.audio().addProcessor((frame, _) -> silent(frame),
                    Map.of(PlugInConstants.NAME, "mute"));
            awaitRow("plug-ins", "mute");
            tab.awaitTrue(level("tone") + " === -60");
            mute.close();
            tab.awaitTrue(level("tone") + " > -20");
            awaitNoRow("plug-ins", "mute");

            stream.close();
            awaitNoRow("streams", "tone");
        }
        assertThat(tab.failures()).isEmpty();
    }

    @Test
    void shouldShowAPictureOfAStreamWhenItIsAskedFor() throws Exception {
        watch();
        try (PictureSender sender = new PictureSender(livekit.video(), "red & white?", 320, 240, Colour.RED);
                VideoStream stream = livekit.video().openStream(sender.track())) {
            stream.listen(VideoFrame::close);
            awaitRow("streams", "red & white?");
            tab.value(rows("streams", "red & white?") + "[0].querySelector('button').click()");
            tab.awaitTrue("document.querySelector('canvas')?.width === 120 && document.querySelector('canvas').height === 90");
            String[] pixel = tab.value("document.querySelector('canvas').getContext('2d').getImageData(60, 45, 1, 1).data.join()")
                    .split(",");
            assertThat(new Colour(Integer.parseInt(pixel[0]), Integer.parseInt(pixel[1]), Integer.parseInt(pixel[2]))
                    .distance(Colour.RED)).isLessThan(CLOSE_COLOUR);
            tab.value(rows("streams", "red & white?") + "[0].querySelector('button').click()");
            tab.awaitTrue("document.querySelector('canvas') === null");
            awaitNoRow("plug-ins", "dashboard picture");
        }
        assertThat(tab.failures()).isEmpty();
    }

    @Test
    void shouldShowStrangersNamesAsTextWhenTheyAreMarkup() throws Exception {
        TestServer server = TestServer.shared();
        String name = "dashboard-" + System.nanoTime();
        watch();

        try (Room room = livekit.connect(server.url(), server.token(name, "ada")); PythonPeer peer = new PythonPeer()) {
            awaitRow("rooms", name);
            peer.join(server, name, HOSTILE);
            room.awaitParticipant(HOSTILE, Attendee.TIMEOUT);
            awaitTwice("participants", HOSTILE);
            assertThat(tab.value("String(document.querySelectorAll('main img, main script').length)")).isEqualTo("0");
            assertThat(tab.value("document.title")).isEqualTo("LiveKit4j");
            peer.ask("disconnect");
            tab.awaitTrue("document.querySelectorAll('#participants tbody tr').length === 1");
        }
        awaitNoRow("rooms", name);
        tab.awaitTrue("document.querySelectorAll('#participants tbody tr').length === 0");
        assertThat(tab.failures()).isEmpty();
    }

    /** In the cells of the identity and of the name. */
    private static void awaitTwice(String section, String text) {
        tab.awaitTrue("[...document.querySelectorAll('#" + section + " td')].filter(cell => cell.textContent === "
                + new JsonPrimitive(text) + ").length === 2");
    }

    @Test
    void shouldSayWhatIsWrongWhenTheTokenIs() {
        String address = dashboard.address().toString();
        tab.go(address.substring(0, address.indexOf('#')) + "#" + "x".repeat(32));

        tab.awaitTrue("document.getElementById('connection').textContent.includes('token is missing or wrong')");
        assertThat(tab.value("document.querySelector('#library').textContent")).isEmpty();
        assertThat(makers()).isZero();
    }

    @Test
    void shouldRefuseOtherSitesWhenTheyKnowTheAddress() {
        int port = dashboard.address().getPort();
        String token = dashboard.address().getFragment();
        tab.go("http://evil.example:" + port + "/#" + token);
        tab.awaitTrue("document.body !== null && document.body.textContent.includes('host is not served')");

        tab.go("about:blank"); // the page above may not even try
        String ask = "fetch('http://127.0.0.1:%d/events', {headers: {Authorization: 'Bearer %s'}}).then(() => 'told', () => 'refused')";
        assertThat(tab.value(ask.formatted(port, token))).isEqualTo("refused");
        assertThat(
                tab.value("fetch('http://127.0.0.1:%d/', {mode: 'no-cors'}).then(() => 'told', () => 'refused')".formatted(port)))
                .isEqualTo("refused");
        assertThat(makers()).isZero();
    }

    private static long makers() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(MAKER)).count();
    }

    private static long number() {
        return Long.parseLong(tab.value("document.documentElement.dataset.snapshot"));
    }

    @Test
    void shouldMakeNoSnapshotsWhenNobodyWatches() throws Exception {
        assertThat(makers()).isZero();
        watch();
        tab.awaitTrue("document.documentElement.dataset.snapshot >= 3");
        assertThat(makers()).isOne();

        tab.go("about:blank");
        await("it has noticed").atMost(Attendee.TIMEOUT).until(() -> makers() == 0);
        watch();
        long first = number();
        tab.awaitTrue("document.documentElement.dataset.snapshot > " + first);
        assertThat(makers()).isOne();
    }

    private List<JsonObject> events(HttpClient http) throws IOException, InterruptedException {
        URI events = URI.create("http://127.0.0.1:" + dashboard.address().getPort() + "/events");
        HttpRequest request = HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + dashboard.address().getFragment())
                .build();
        try (Stream<String> lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.startsWith("data: "))
                    .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
                    .dropWhile(event -> event.get("watchers").getAsInt() < WATCHERS).limit(EVENTS).toList();
        }
    }

    @Test
    void shouldMakeOneSnapshotASecondWhenTwentyWatch() throws Exception {
        List<Future<List<JsonObject>>> watching = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<JsonObject>> watcher = () -> events(http);
            for (int i = 0; i < WATCHERS; i++) {
                watching.add(threads.submit(watcher));
            }
            for (Future<List<JsonObject>> one : watching) {
                List<JsonObject> seen = one.get();
                assertThat(seen).hasSize(EVENTS);
                JsonObject last = seen.getLast();
                long snapshots = last.get("number").getAsLong() - seen.getFirst().get("number").getAsLong();
                long millis = last.get("time").getAsLong() - seen.getFirst().get("time").getAsLong();
                assertThat(snapshots).as("never more than one a second").isPositive().isLessThanOrEqualTo(millis / 950);
            }
        }
        assertThat(makers()).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldStayOpenOnlyAsLongAsItsInstanceWhenNobodyClosesIt() {
        watch();
        livekit.close();

        tab.awaitTrue("document.getElementById('connection').textContent.startsWith('connection lost')");
    }

    @Test
    void shouldBeUsableWhenThereIsOnlyAKeyboard() {
        watch();

        tab.press("Tab", 9);
        tab.awaitTrue("document.activeElement.className === 'skip'");
        tab.press("Tab", 9);
        tab.awaitTrue("document.activeElement.id === 'pause'");
        tab.press("Enter", 13);
        tab.awaitTrue("document.getElementById('connection').textContent === 'paused'");
        tab.press("Enter", 13);
        tab.press("Tab", 9);
        tab.awaitTrue("document.activeElement.tagName === 'SUMMARY'");
        tab.press("Enter", 13);
        tab.awaitTrue("document.activeElement.parentElement.open === false");
    }
}
