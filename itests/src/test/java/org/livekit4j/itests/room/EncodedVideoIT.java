package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.video.EncodedVideoStatistics;
import org.livekit4j.video.VideoStreamOptions;

/** Video that was encoded elsewhere, through a server to peers that come late. */
class EncodedVideoIT {
    /** As far as encoders change a colour. */
    private static final int CLOSE = 40;
    private static final TrackPublishOptions CAMERA = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private EncodedSender sender(VideoCodec codec) {
        return meeting.closing(new EncodedSender(meeting.video(), "encoded", EncodedClip.of(codec, Colour.RED)));
    }

    private static LocalTrackPublication publish(Attendee attendee, EncodedSender sender) {
        return attendee.room().localParticipant().publishTrack(sender.track(), CAMERA)
                .orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void assertRed(JsonObject seen) {
        assertThat(VideoIT.colour(seen).distance(Colour.RED)).as(seen.toString()).isLessThan(CLOSE);
        assertThat(seen.get("width").getAsInt()).isEqualTo(320);
        assertThat(seen.get("height").getAsInt()).isEqualTo(180);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H265")
    void shouldBeSeenWhenAPeerComesLateWhateverTheCodecIs(VideoCodec codec) throws Exception {
        EncodedSender sender = sender(codec);
        Attendee ada = meeting.join("ada");
        publish(ada, sender);
        await("frames that no peer can see").atMost(Attendee.TIMEOUT)
                .until(() -> sender.source.statistics().frames() > EncodedClip.FPS);

        PythonPeer bob = meeting.python("bob");
        assertRed(bob.ask("see", "name", "encoded"));
        assertThat(meeting.join("eve").awaitPublication("encoded").mimeType()).isEqualToIgnoringCase("video/" + codec);
        EncodedVideoStatistics statistics = sender.source.statistics();
        assertThat(statistics.keyFrames()).as(statistics.toString()).isGreaterThan(1);
        assertThat(statistics.keyFrameRequests()).isPositive();
        await("a request is counted and told").atMost(Attendee.TIMEOUT)
                .until(() -> sender.source.statistics().keyFrameRequests() == sender.requests.get());
        assertThat(statistics.dropped()).isZero();
    }

    @Test
    void shouldAskUntilAKeyFrameComesAndBeSeenThen() throws Exception {
        long start = System.nanoTime();
        EncodedSender sender = sender(VideoCodec.VP8).ignoringRequests();
        publish(meeting.join("ada"), sender);
        PythonPeer bob = meeting.python("bob");
        CompletableFuture<JsonObject> seen = bob.send("see", "name", "encoded", "frames", 1);
        await("several requests").atMost(Attendee.TIMEOUT).until(() -> sender.requests.get() > 2);

        int requests = sender.requests.get();
        long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat((long) requests).isLessThanOrEqualTo(1 + elapsedMs / sender.source.options().keyFramePauseMs());
        assertThat(seen).isNotDone();
        assertThat(sender.source.statistics().keyFrameDue()).isTrue();
        sender.obey();
        assertRed(seen.orTimeout(Peer.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join());
    }

    @Test
    void shouldTellWhatTheNetworkCarriesWhenThereIsASubscriber() throws Exception {
        EncodedSender sender = sender(VideoCodec.VP9);
        publish(meeting.join("ada"), sender);
        meeting.join("bob").awaitVideo("encoded");
        await("a rate").atMost(Attendee.TIMEOUT).until(() -> sender.rate != null);

        assertThat(sender.rate.targetBitrate()).isPositive();
        assertThat(sender.rate.framerate()).isPositive();
        assertThat(sender.source.rate()).isPresent();
    }

    @Test
    void shouldBeRefusedWhenOptionsContradictTheSource() {
        EncodedSender sender = sender(VideoCodec.VP8);
        Attendee ada = meeting.join("ada");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ada.room().localParticipant().publishTrack(sender.track(), CAMERA.withVideoCodec(VideoCodec.VP9)))
                .withMessageContaining("encoded as VP8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ada.room().localParticipant().publishTrack(sender.track(), CAMERA.withSimulcast(true)))
                .withMessageContaining("one layer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meeting.video().openStream(sender.track(), VideoStreamOptions.DEFAULTS))
                .withMessageContaining("it has no decoded frames");
        publish(ada, sender);
    }
}
