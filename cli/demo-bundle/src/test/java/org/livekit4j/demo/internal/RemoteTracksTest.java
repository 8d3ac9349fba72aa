package org.livekit4j.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.RemoteVideoTrack;

class RemoteTracksTest {
    private final RunResults results = new RunResults(Optional.empty());
    private final AtomicLong now = new AtomicLong();
    private final RemoteTracks remoteTracks = new RemoteTracks(results, now::get);

    private void subscribe(boolean muted) {
        remoteTracks.onEvent(null, new RoomEvent.TrackSubscribed(Fake.of(RemoteParticipant.class, Map.of("identity", "ada\n")),
                Fake.of(RemoteTrackPublication.class, Map.of("mimeType", "video/H265")),
                Fake.of(RemoteVideoTrack.class, Map.of("sid", "TR_1", "muted", muted))));
    }

    @Test
    void shouldSayThatNothingCameOfATrack() {
        subscribe(false);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        remoteTracks.close();
        assertThat(results.problems()).singleElement().asString().contains("video/H265").contains("ada\\n");
    }

    @Test
    void shouldSayNothingOfATrackThatIsMutedOrHasJustCome() {
        subscribe(true);
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        subscribe(false);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        remoteTracks.close();
        assertThat(results.problems()).isEmpty();
    }
}
