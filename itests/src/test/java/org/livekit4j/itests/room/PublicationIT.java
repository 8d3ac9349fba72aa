package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackSource;

/** What a publisher does with a track, and what a subscriber sees of it. */
class PublicationIT {
    private static final TrackPublishOptions MICROPHONE = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private Attendee ada;
    private Attendee bob;
    private ToneSender tone;

    @BeforeEach
    void meet() {
        ada = meeting.join("ada");
        bob = meeting.join("bob");
        tone = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
    }

    private LocalTrackPublication publish() {
        return ada.room().localParticipant().publishTrack(tone.track(), MICROPHONE).join();
    }

    private static StreamEnd end(AudioStream stream) {
        return stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void shouldTellOfPublicationAndSubscription() {
        LocalTrackPublication publication = publish();
        bob.awaitAudio("tone");
        publication.firstSubscription().orTimeout(30, TimeUnit.SECONDS).join();

        assertThat(ada.room().localParticipant().trackPublications()).containsOnlyKeys(publication.sid());
        assertThat(ada.awaitEvent(RoomEvent.LocalTrackPublished.class).publication()).isSameAs(publication);
        assertThat(ada.awaitEvent(RoomEvent.LocalTrackSubscribed.class).publication()).isSameAs(publication);
        RemoteTrackPublication remote = bob.awaitPublication("tone");
        assertThat(bob.awaitEvent(RoomEvent.TrackPublished.class).publication()).isSameAs(remote);
        assertThat(bob.awaitEvent(RoomEvent.TrackSubscribed.class).track()).isSameAs(remote.track().orElseThrow());
        assertThat(remote.sid()).isEqualTo(publication.sid());
        assertThat(remote.source()).isEqualTo(TrackSource.MICROPHONE);
    }

    @Test
    void shouldBeSilentWhileMuted() throws Exception {
        publish();
        RemoteAudioTrack track = bob.awaitAudio("tone");
        RemoteTrackPublication remote = bob.awaitPublication("tone");
        try (AudioStream stream = meeting.audio().openStream(track, AudioStreamOptions.DEFAULTS)) {
            Senses.hear(stream);
            tone.track().mute(true);
            assertThat(bob.awaitEvent(RoomEvent.TrackMuted.class).publication()).isSameAs(remote);
            assertThat(remote.muted()).isTrue();
            tone.track().mute(false);
            assertThat(bob.awaitEvent(RoomEvent.TrackUnmuted.class).publication()).isSameAs(remote);
            assertThat(remote.muted()).isFalse();
            assertThat(Senses.hear(stream).peak()).isCloseTo(500, within(15));
        }
    }

    @Test
    void shouldEndStreamsWhenUnpublished() throws Exception {
        LocalTrackPublication publication = publish();
        RemoteAudioTrack track = bob.awaitAudio("tone");
        AudioStream stream = meeting.closing(meeting.audio().openStream(track, AudioStreamOptions.DEFAULTS));
        Senses.hear(stream);
        ada.room().localParticipant().unpublishTrack(publication).join();

        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        assertThat(ada.awaitEvent(RoomEvent.LocalTrackUnpublished.class).publication()).isSameAs(publication);
        assertThat(publication.track()).isEmpty();
        bob.awaitEvent(RoomEvent.TrackUnsubscribed.class);
        bob.awaitEvent(RoomEvent.TrackUnpublished.class);
        assertThat(bob.room().remoteParticipants().get("ada").trackPublications()).isEmpty();
    }

    @Test
    void shouldPublishTheSameTrackAgain() throws Exception {
        LocalTrackPublication first = publish();
        bob.awaitAudio("tone"); // until the server has its media, it takes a second publication for the first, with its sid
        ada.room().localParticipant().unpublishTrack(first).join();
        LocalTrackPublication second = publish();

        assertThat(second.sid()).isNotEqualTo(first.sid()).isEqualTo(tone.track().sid());
        bob.awaitEvent(RoomEvent.TrackSubscribed.class, event -> event.publication().sid().equals(second.sid()));
        assertThat(Senses.hear(meeting.audio(), bob.awaitAudio("tone")).peak()).isCloseTo(500, within(15));
    }

    @Test
    void shouldEndStreamsWhenUnsubscribedAndBeginAgain() throws Exception {
        publish();
        RemoteAudioTrack track = bob.awaitAudio("tone");
        RemoteTrackPublication remote = bob.awaitPublication("tone");
        AudioStream stream = meeting.closing(meeting.audio().openStream(track, AudioStreamOptions.DEFAULTS));
        Senses.hear(stream);
        remote.setSubscribed(false);

        assertThat(end(stream)).isEqualTo(StreamEnd.UNSUBSCRIBED);
        bob.awaitEvent(RoomEvent.TrackUnsubscribed.class, event -> event.track() == track);
        assertThat(remote.subscribed()).isFalse();
        remote.setSubscribed(true);
        await().atMost(Attendee.TIMEOUT).until(remote::subscribed);
        RemoteAudioTrack again = bob.awaitAudio("tone");
        assertThat(again).isNotSameAs(track);
        assertThat(Senses.hear(meeting.audio(), again).peak()).isCloseTo(500, within(15));
    }

    @Test
    void shouldFollowASourceAcrossPublications() throws Exception {
        try (AudioStream stream = meeting.audio().openStream(bob.awaitParticipant("ada"), TrackSource.MICROPHONE,
                AudioStreamOptions.DEFAULTS)) {
            LocalTrackPublication first = publish();
            assertThat(Senses.hear(stream).peak()).isCloseTo(500, within(15));
            ada.room().localParticipant().unpublishTrack(first).join();
            ToneSender other = meeting.closing(new ToneSender(meeting.audio(), "other", 900));
            ada.room().localParticipant().publishTrack(other.track(), MICROPHONE).join();

            await("the other tone").atMost(Attendee.TIMEOUT).pollInterval(Duration.ofMillis(1))
                    .until(() -> Math.abs(Senses.hear(stream).peak() - 900) <= 15);
            ada.room().close();
            assertThat(end(stream)).isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        }
    }
}
