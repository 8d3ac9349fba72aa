package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.LiveKitException;
import org.livekit4j.data.DataEncodings;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataSink;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.media.Medium;
import org.livekit4j.media.SinkService;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.UndecryptableException;

/** What data tracks share with audio and video, sinks, processors and encryption, and the schemas of their frames. */
class DataTrackFeaturesIT {
    private static final RoomOptions KEY = RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.ofPassphrase("the key"));
    private static final RoomOptions OTHER_KEY = RoomOptions.DEFAULTS
            .withEncryption(EncryptionOptions.ofPassphrase("another key").withRatchetWindowSize(0));
    private static final Duration MOMENT = Duration.ofMillis(300);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** What a sink was told, in order. */
    private static final class Heard implements DataSink {
        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void started(StreamInfo stream) {
            told.add("started " + stream.track());
        }

        @Override
        public void frame(DataFrame frame, StreamInfo stream) {
            told.add(stream.participant() + " " + frame.payload()[0]);
        }

        @Override
        public void ended(StreamInfo stream, StreamEnd reason) {
            told.add("ended " + reason);
        }
    }

    @Test
    void shouldFeedSinksAfterProcessors() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        Medium<?, ?, DataSink, ?> medium = SinkService.of(DataSink.class, meeting.data());
        Heard sink = new Heard();
        meeting.data().addProcessor((frame, _) -> DataFrame.of(new byte[]{(byte) (frame.payload()[0] + 1)}), Map.of());
        medium.addSink(sink, Map.of(PlugInConstants.TRACK, "wanted", DataSink.CAPACITY, 10));
        medium.addRoom(bob.room());
        LocalDataTrack other = ada.room().localParticipant().publishDataTrack("other").join();
        LocalDataTrack wanted = ada.room().localParticipant().publishDataTrack("wanted").join();
        await().atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(20)).until(() -> {
            other.tryPush(DataFrame.of(new byte[]{1}));
            wanted.tryPush(DataFrame.of(new byte[]{5}));
            return sink.told.size() > 2;
        });
        wanted.unpublish();

        await().atMost(Attendee.TIMEOUT).until(() -> sink.told.contains("ended UNSUBSCRIBED"));
        assertThat(sink.told).startsWith("started wanted", "ada 6").doesNotContain("ada 2");
    }

    @Test
    void shouldDecryptFramesWithTheKeyOnly() throws Exception {
        Attendee ada = meeting.join("ada", KEY);
        Attendee bob = meeting.join("bob", KEY);
        Attendee wrong = meeting.join("wrong", OTHER_KEY);
        Attendee none = meeting.join("none");
        LocalDataTrack track = ada.room().localParticipant().publishDataTrack("secret").join();
        DataStream ofBob = meeting.closing(meeting.data().openStream(bob.awaitDataTrack("secret")));
        DataStream ofWrong = meeting.closing(meeting.data().openStream(wrong.awaitDataTrack("secret")));
        RemoteDataTrack unreadable = none.awaitDataTrack("secret");
        DataStream ofNone = meeting.closing(
                meeting.data().openStream(unreadable, DataStreamOptions.DEFAULTS.withAllowUndecryptable(true)));
        byte[] payload = {1, 2, 3};
        await().atMost(Attendee.TIMEOUT).until(() -> {
            track.tryPush(DataFrame.of(payload));
            return ofBob.poll(MOMENT) != null && ofNone.poll(MOMENT) != null;
        });
        track.tryPush(DataFrame.of(payload));

        assertThat(ofBob.poll(Attendee.TIMEOUT).payload()).isEqualTo(payload);
        assertThat(ofNone.poll(Attendee.TIMEOUT).payload()).isNotEqualTo(payload);
        assertThat(ofWrong.statistics().received()).isZero();
        assertThat(unreadable.encrypted()).isTrue();
        assertThatExceptionOfType(UndecryptableException.class).isThrownBy(() -> meeting.data().openStream(unreadable))
                .withMessageContaining("data track 'secret'").withMessageContaining("this room has no key");
    }

    /** Only media are sent in the clear. */
    @Test
    void shouldStayEncryptedWhenEncryptionIsSwitchedOffInTheCall() throws Exception {
        Attendee ada = meeting.join("ada", KEY);
        Attendee bob = meeting.join("bob", KEY);
        Attendee none = meeting.join("none");
        DataTracks tracks = new DataTracks(meeting);
        LocalDataTrack before = DataTracks.publish(ada, "before");
        DataStream opened = tracks.open(bob.awaitDataTrack("before"));
        DataTracks.awaitFlow(before, opened);
        ada.room().encryption().orElseThrow().setEnabled(false);
        LocalDataTrack after = DataTracks.publish(ada, "after");
        bob.room().encryption().orElseThrow().setEnabled(false);
        DataStream openedAfter = tracks.open(bob.awaitDataTrack("after"));
        DataStream unreadable = tracks.open(none.awaitDataTrack("after"),
                DataStreamOptions.DEFAULTS.withAllowUndecryptable(true));
        DataTracks.awaitFlow(after, unreadable);
        DataFrame frame = DataFrame.of(new byte[]{1, 2, 3}, 7);

        assertThat(DataTracks.arrived(before, frame, opened)).isEqualTo(frame);
        assertThat(DataTracks.arrived(after, frame, openedAfter)).isEqualTo(frame);
        assertThat(DataTracks.arrived(after, frame, unreadable).payload()).isNotEqualTo(frame.payload());
        assertThat(after.encrypted()).isTrue();
    }

    @Test
    void shouldCarrySchemasAndTheirDefinitions() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        LocalParticipant publisher = ada.room().localParticipant();
        DataSchema known = new DataSchema("geometry.Pose", DataEncodings.PROTOBUF);
        DataSchema custom = new DataSchema("pose", "a language of ours");
        publisher.defineDataSchema(known, "message Pose {}").join();
        DataTrackOptions options = DataTrackOptions.DEFAULTS.withSchema(known).withFrameEncoding(DataEncodings.PROTOBUF);
        publisher.publishDataTrack("known", options).join();
        publisher.publishDataTrack("custom", options.withSchema(custom).withFrameEncoding("ours")).join();
        publisher.publishDataTrack("none").join();

        RemoteDataTrack track = bob.awaitDataTrack("known");
        assertThat(track.schema()).contains(known);
        assertThat(track.frameEncoding()).contains(DataEncodings.PROTOBUF);
        assertThat(track.schemaDefinition().join()).isEqualTo("message Pose {}");
        track.setMaxPartialFrames(4);
        RemoteDataTrack undefined = bob.awaitDataTrack("custom");
        assertThat(undefined.schema()).contains(custom);
        assertThat(undefined.frameEncoding()).contains("ours");
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> undefined.schemaDefinition().join()).havingCause()
                .isInstanceOf(LiveKitException.class).withMessageContaining("fetching the schema");
        assertThat(bob.awaitDataTrack("none").schema()).isEmpty();
        assertThat(bob.awaitDataTrack("none").frameEncoding()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> bob.awaitDataTrack("none").schemaDefinition())
                .withMessageContaining("has no schema");
    }
}
