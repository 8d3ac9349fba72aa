package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.browser.BrowserTab;
import org.livekit4j.dashboard.Dashboard;
import org.livekit4j.itests.Colour;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoFrame;

/** The dashboard of a meeting on a wide and a narrow screen, light and dark. {@code docs/pictures/make} keeps its pictures. */
@Timeout(300)
class DashboardPicturesIT {
    private static final Path PICTURES = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests/target/dashboard");
    private static final int WIDE = 1280;
    private static final int NARROW = 360;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private TestServer server;
    private LiveKit livekit;
    private BrowserTab tab;

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
        String name = "town-hall-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        Attendee ada = new Attendee(livekit.rooms(), server.url(), server.token(name, "ada"), RoomOptions.DEFAULTS);
        LiveKit others = closing(LiveKit.create());
        for (String identity : new String[]{"bob", "zoe"}) {
            publish(others, closing(others.connect(server.url(), server.token(name, identity))), identity);
            livekit.audio().openStream(ada.awaitAudio(identity + "'s microphone")).listen(_ -> {
            });
            livekit.video().openStream(ada.awaitVideo(identity + "'s camera")).listen(VideoFrame::close);
        }
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

    @Test
    void shouldFitTheScreenWhenItIsWideOrNarrow() throws IOException {
        Dashboard dashboard = closing(livekit.dashboard());
        tab.go(dashboard.address().toString());
        tab.awaitTrue("document.querySelectorAll('#streams tbody tr').length === 4");
        tab.awaitTrue("document.querySelectorAll('#participants tbody tr').length === 3");
        tab.value("document.querySelectorAll('#streams button').forEach(button => button.click())");
        tab.awaitTrue("document.querySelectorAll('#streams canvas').length === 2");
        tab.awaitTrue("document.documentElement.dataset.snapshot >= 20");

        for (int width : new int[]{WIDE, NARROW}) {
            for (boolean dark : new boolean[]{false, true}) {
                tab.view(width, width == WIDE ? 900 : 1_600, dark);
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
