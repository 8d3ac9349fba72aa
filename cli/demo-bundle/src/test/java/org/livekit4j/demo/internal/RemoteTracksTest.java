package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class RemoteTracksTest {
    private static final StreamInfo STREAM = new StreamInfo("hall", "ada\n", "camera", "TR_1", TrackSource.CAMERA);

    private final RunResults results = new RunResults(Optional.empty());
    private final AtomicLong now = new AtomicLong();
    private final Recorder recorder = new Recorder(results);
    private final RemoteTracks<String> tracks = new RemoteTracks<>(results, _ -> recorder, now::get) {
        @Override
        void open(BundleContext context, Room room) {
            open(context, room, Runnable.class, Map.of());
        }
    };
    private boolean registered;

    private void open(boolean muted) {
        RemoteTrackPublication publication = Fake.of(RemoteTrackPublication.class,
                Map.of("mimeType", "video/H265", "muted", muted));
        RemoteParticipant participant = Fake.of(RemoteParticipant.class,
                Map.of("trackPublications", Map.of("TR_1", publication)));
        ServiceRegistration<?> registration = Fake.of(ServiceRegistration.class, (_, _) -> registered = false);
        registered = true;
        tracks.open(Fake.of(BundleContext.class, Map.of("registerService", registration)),
                Fake.of(Room.class, Map.of("name", "hall", "remoteParticipants", Map.of("ada\n", participant))));
        tracks.started(STREAM);
    }

    @Test
    void shouldCountAndRecordWhatComes() {
        open(false);
        tracks.frame("one", STREAM);
        tracks.frame("two", STREAM);

        assertThat(tracks.any()).isTrue();
        assertCounts(1, 2);
        assertThat(tracks.counts().streams()).singleElement().satisfies(stream -> {
            assertThat(stream.name()).isEqualTo("ada_-TR_1");
            assertThat(stream.received()).isEqualTo(2);
        });
        assertThat(recorder.recorded).isEqualTo(2).isEqualTo(recorder.released);
    }

    @Test
    void shouldKeepTheCountWhenTheTrackHasGone() {
        open(false);
        tracks.frame("one", STREAM);
        tracks.ended(STREAM, StreamEnd.UNSUBSCRIBED);

        assertThat(recorder.closed).isTrue();
        assertThat(tracks.any()).isFalse();
        assertCounts(1, 1);
        assertThatNullPointerException().as("the sink's caller closes the frame").isThrownBy(() -> tracks.frame("two", STREAM));
    }

    @Test
    void shouldGoOnWhenTheServiceIsBack() {
        open(false);
        tracks.frame("one", STREAM);
        tracks.ended(STREAM, StreamEnd.SERVICE_STOPPED);
        tracks.started(STREAM);
        tracks.frame("two", STREAM);

        assertThat(recorder.closed).isFalse();
        assertCounts(1, 2);
    }

    @Test
    void shouldSayThatNothingCameOfATrackWhenItIsClosed() {
        open(false);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        tracks.close();

        assertThat(results.problems()).singleElement().asString().contains("video/H265").contains("ada\\n");
        assertThat(registered).isFalse();
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void shouldSayNothingOfATrackThatIsMuted() {
        open(true);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        tracks.close();

        assertThat(results.problems()).isEmpty();
    }

    @Test
    void shouldSayNothingOfATrackThatHasJustCome() {
        open(false);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        tracks.close();

        assertThat(results.problems()).isEmpty();
    }

    @Test
    void shouldCloseWhenItWasNeverOpened() {
        tracks.close();

        assertCounts(0, 0);
    }

    private void assertCounts(int count, long received) {
        assertThat(tracks.counts().tracks()).isEqualTo(count);
        assertThat(tracks.counts().received()).isEqualTo(received);
    }

    private static final class Recorder extends FrameRecorder<String> {
        private int recorded;
        private int released;
        private boolean closed;

        private Recorder(RunResults results) {
            super("recorder", results);
        }

        @Override
        void record(String frame) {
            recorded++;
        }

        @Override
        void release(String frame) {
            released++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
