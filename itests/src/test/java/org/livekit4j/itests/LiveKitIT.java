package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.LiveKitStatus;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.itests.room.LeftoverThreads;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.VideoSource;

/** The façade for plain Java on the real library, without a server. */
@Timeout(120)
class LiveKitIT {
    private static final int ROUNDS = 20;
    private static final Duration SETTLED = Duration.ofSeconds(15);

    @Test
    void shouldHearTheToneWhenItIsUsedAsTheReadmeShows() throws Exception {
        try (LiveKit livekit = LiveKit.create();
                AudioSource source = livekit.audio().createSource(48_000, 1);
                LocalAudioTrack track = livekit.audio().createTrack("tone", source);
                AudioStream stream = livekit.audio().openStream(track)) {
            for (AudioFrame frame : Tone.sine(500, 48_000, 1, Tone.FRAMES_A_SECOND)) {
                source.capture(frame);
            }
            int loudest = 0;
            while (loudest < 11_000) {
                for (short sample : stream.take().data()) {
                    loudest = Math.max(loudest, sample);
                }
            }
        }
    }

    @Test
    void shouldShareOneLibraryWhenThereAreSeveralInstances() {
        LiveKit first = LiveKit.create();
        LiveKit second = LiveKit.create();
        FfiClient client = first.unwrap(FfiClient.class);
        assertThat(second.unwrap(FfiClient.class)).isSameAs(client);
        assertThat(second.status().instances()).isEqualTo(2);
        AudioSource source = first.audio().createSource(48_000, 1);
        AudioStream stream = first.audio().openStream(first.audio().createTrack("line", source));

        first.close();

        assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
        assertThat(client.health().state()).isEqualTo(FfiHealth.State.READY);
        second.video().createSource(64, 64).close();
        second.close();
        assertThat(client.health().state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThatIllegalStateException().isThrownBy(first::audio).withMessage("this LiveKit is closed");
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsOpenedAndClosedAgainAndAgain() throws IOException {
        Set<String> before = threads(); // frameworks of other tests may still run in this JVM
        for (int i = 0; i < ROUNDS; i++) {
            FfiClient client;
            try (LiveKit livekit = LiveKit.create()) {
                client = livekit.unwrap(FfiClient.class);
                AudioSource source = livekit.audio().createSource(48_000, 1);
                livekit.audio().openStream(livekit.audio().createTrack("sound", source));
                VideoSource pictures = livekit.video().createSource(64, 64);
                livekit.video().createTrack("pictures", pictures);
                livekit.rooms();
            }
            assertThat(client.handles().live()).isZero();
            assertThat(client.handles().created()).isEqualTo(client.handles().released());
        }

        await("all threads have ended").atMost(SETTLED).untilAsserted(() -> assertThat(before).containsAll(threads()));
    }

    /** Their numbers and names. */
    private static Set<String> threads() throws IOException {
        return LeftoverThreads.now().stream().map(line -> line.substring(0, line.lastIndexOf('"'))).collect(Collectors.toSet());
    }

    @Test
    void shouldTellHowTheLibraryIsWhenItIsAsked() {
        try (LiveKit livekit = LiveKit.create(); AudioSource source = livekit.audio().createSource(48_000, 1)) {
            assertThat(source).isNotNull();
            LiveKitStatus status = livekit.status();

            assertThat(status.state()).isEqualTo(LiveKitStatus.State.READY);
            assertThat(status.libraryVersion()).isPresent();
            assertThat(Path.of(status.libraryPath())).exists();
            assertThat(status.liveHandles()).isOne();
            assertThat(status.rooms()).isEmpty();
            assertThat(status.toString()).startsWith("LiveKitStatus[state=READY").hasLineCount(1);
        }
    }

    @Test
    void shouldNameWhatThereIsWhenSomethingElseIsUnwrapped() {
        try (LiveKit livekit = LiveKit.create()) {
            assertThat(livekit.unwrap(FfiEventQueue.class).statistics().total()).isNotNull();
            assertThatIllegalArgumentException().isThrownBy(() -> livekit.unwrap(String.class))
                    .withMessageContaining(FfiClient.class.getName()).withMessageContaining(FfiEventQueue.class.getName());
        }
    }

    @Test
    void shouldSayWhichFileWhenTheLibraryCannotBeLoaded() {
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> LiveKit.builder().library(Path.of("/no/such/library.so")).build())
                .withMessageContaining("/no/such/library.so");
        LiveKit.create().close();
    }
}
