package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.AgentOptions;
import org.livekit4j.agent.OwnedAgentWorker;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.itests.Colour;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.recorder.Recording;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.token.AgentDispatch;
import org.livekit4j.token.RoomConfiguration;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoFrame;

/**
 * The dashboard of a meeting that is recorded, and of an agent in another room, on a wide and a narrow screen, light and dark.
 * {@code docs/pictures/make} keeps its pictures.
 */
@Timeout(300)
class DashboardPicturesIT {
    private static final Path PICTURES = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests/target/dashboard");
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final String AGENT = "minute-taker";
    /** An agent is asked for when a room is created. */
    private static final AtomicInteger INTERVIEWS = new AtomicInteger();

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private TestServer server;
    private LiveKit livekit;
    private BrowserTab tab;
    private Attendee ada;
    private OwnedAgentWorker worker;

    private <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    @BeforeEach
    void meet() throws Exception {
        server = TestServer.shared();
        tab = closing(Browser.open());
        livekit = closing(LiveKit.create());
        livekit.addAudioProcessor((frame, _) -> frame, Map.of(PlugInConstants.NAME, "denoiser"));
        String name = "town-hall";
        ada = new Attendee(livekit.rooms(), server.url(), server.token(name, "ada"), RoomOptions.DEFAULTS);
        LiveKit others = closing(LiveKit.create());
        for (String identity : new String[]{"bob", "zoe"}) {
            publish(others, closing(others.connect(server.url(), server.token(name, identity))), identity);
            livekit.audio().openStream(ada.awaitAudio(identity + "'s microphone")).listen(_ -> {
            });
            livekit.video().openStream(ada.awaitVideo(identity + "'s camera")).listen(VideoFrame::close);
        }
        dispatch(others);
    }

    /** The agent joins the room of a guest whose token asks for it, and stays until its worker is closed. */
    private void dispatch(LiveKit others) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        worker = livekit.agent(AgentOptions.of(AGENT).withServers(server.url()).withKey(server.apiKey(), server.apiSecret()))
                .handler(_ -> never.await()).start();
        await("it can be asked for").atMost(Attendee.TIMEOUT).until(() -> worker.status().state() == WorkerState.AVAILABLE);
        String token = server.access().withIdentity("guest").withName("guest")
                .withGrant(VideoGrant.join("interview " + INTERVIEWS.incrementAndGet()))
                .withRoomConfiguration(RoomConfiguration.DEFAULTS.withAgents(List.of(AgentDispatch.of(AGENT)))).toJwt();
        closing(others.connect(server.url(), token));
    }

    private void publish(LiveKit others, Room room, String identity) {
        ToneSender voice = closing(new ToneSender(others.audio(), identity + "'s microphone", 440));
        PictureSender face = closing(new PictureSender(others.video(), identity + "'s camera", 320, 180, Colour.GREEN));
        room.localParticipant().publishTrack(voice.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE))
                .join();
        room.localParticipant().publishTrack(face.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)).join();
    }

    @AfterEach
    void leave() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    /** Until there are so many rows in a section; it is not shown if there are none. */
    private void awaitRows(String section, int number) {
        tab.awaitTrue("document.querySelectorAll('#" + section + " tbody tr').length === " + number
                + " && (document.getElementById('" + section + "').hidden === " + (number == 0) + ")");
    }

    private String cell(String section, String column) {
        return "document.querySelector('#" + section + " td[data-label=\"" + column + "\"]').textContent";
    }

    @Test
    void shouldShowRecordingsAndJobsAsLongAsTheyAreThere() throws Exception {
        tab.go(closing(livekit.dashboard()).address().toString());
        awaitRows("jobs", 1);
        awaitRows("workers", 1);
        tab.awaitTrue(cell("jobs", "state") + " === 'RUNNING'");
        awaitRows("recordings", 0);

        Recording recording = livekit.recorder().start(ada.room(),
                RecordingOptions.of(folder).withFormat(RecordingFormat.OGG_OPUS));
        awaitRows("recordings", 1);
        tab.awaitTrue(cell("recordings", "state") + " === 'RECORDING'");
        tab.awaitTrue("Number(" + cell("recordings", "files") + ") === 2");
        tab.awaitTrue("[...document.querySelectorAll('#rooms td[data-label=\"in, kbit/s\"]')]"
                + ".some(cell => Number(cell.textContent.replace(',', '')) > 10)");
        recording.close();
        awaitRows("recordings", 0);
        worker.close();
        awaitRows("workers", 0);
        awaitRows("jobs", 0);
        assertThat(tab.failures()).isEmpty();
    }

    @Test
    void shouldFitTheScreenWhenItIsWideOrNarrow() throws IOException {
        livekit.recorder().start(ada.room(), RecordingOptions.of(folder).withFormat(RecordingFormat.OGG_OPUS).withMixed(true));
        tab.go(closing(livekit.dashboard()).address().toString());
        tab.awaitTrue("document.querySelectorAll('#streams tbody tr').length >= 4");
        awaitRows("participants", 5);
        awaitRows("recordings", 1);
        awaitRows("jobs", 1);
        tab.value("document.querySelectorAll('#streams button').forEach(button => button.click())");
        tab.awaitTrue("document.querySelectorAll('#streams canvas').length === 2");
        tab.awaitTrue("document.documentElement.dataset.snapshot >= 20");

        for (int width : new int[]{WIDE, NARROW}) {
            for (boolean dark : new boolean[]{false, true}) {
                int whole = Integer.parseInt(tab.value("String(document.documentElement.scrollHeight)"));
                tab.view(width, width == NARROW ? 1_600 : dark ? whole : 900, dark);
                tab.awaitTrue("window.innerWidth === " + width);
                tab.awaitTrue("document.documentElement.scrollWidth <= window.innerWidth");
                String colour = tab.value("getComputedStyle(document.body).backgroundColor");
                assertThat(colour).isEqualTo(dark ? "rgb(16, 20, 24)" : "rgb(245, 246, 248)");
                Files.createDirectories(PICTURES);
                Files.write(PICTURES.resolve("dashboard-" + width + (dark ? "-dark" : "-light") + ".png"), tab.picture());
            }
        }
        assertThat(tab.failures()).isEmpty();
    }
}
