package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.StreamEnd;

/** A publisher chooses who may subscribe. */
class AudienceIT {
    private static final int SILENCE = 50;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    private LocalParticipant ada;
    private Attendee bob;
    private Attendee eve;

    @BeforeEach
    void meet() {
        ada = meeting.join("ada").room().localParticipant();
        bob = meeting.join("bob");
        eve = meeting.join("eve");
    }

    private String publish(String name, int hertz) {
        ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), name, hertz));
        return ada.publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join().sid();
    }

    private int hear(Attendee attendee, String name) throws InterruptedException {
        return Senses.hear(meeting.audio(), attendee.awaitAudio(name)).peak();
    }

    @Test
    void shouldAdmitThoseWhoAreAllowed() throws Exception {
        ada.setTrackSubscriptionPermissions(false, List.of(new ParticipantTrackPermission("bob", true, Set.of())));
        publish("tone", 500);
        assertThat(hear(bob, "tone")).isCloseTo(500, within(15));
        assertThat(eve.awaitPublication("tone").subscribed()).isFalse();

        ada.setTrackSubscriptionPermissions(true, List.of());
        assertThat(hear(eve, "tone")).isCloseTo(500, within(15));
    }

    @Test
    void shouldAdmitToSingleTracks() throws Exception {
        ada.setTrackSubscriptionPermissions(false, List.of());
        String sid = publish("tone", 500);
        publish("other", 900);
        ada.setTrackSubscriptionPermissions(false, List.of(new ParticipantTrackPermission("bob", true, Set.of()),
                new ParticipantTrackPermission("eve", false, Set.of(sid))));

        assertThat(hear(bob, "other")).isCloseTo(900, within(15));
        assertThat(hear(eve, "tone")).isCloseTo(500, within(15));
        assertThat(eve.awaitPublication("other").subscribed()).isFalse();
    }

    /** The native library tells of nothing but the new subscription. */
    @Test
    void shouldGoSilentForThoseWhoAreNotAllowedAnyMore() throws Exception {
        publish("tone", 500);
        try (AudioStream stream = meeting.audio().openStream(eve.awaitAudio("tone"), Senses.LOSSLESS)) {
            Senses.hear(stream);
            ada.setTrackSubscriptionPermissions(false, List.of());
            awaitSilence(stream);
            ada.setTrackSubscriptionPermissions(true, List.of());
            assertThat(stream.ended().orTimeout(40, TimeUnit.SECONDS).join())
                    .isEqualTo(StreamEnd.UNSUBSCRIBED);
        }
        assertThat(eve.count(RoomEvent.TrackSubscribed.class)).isEqualTo(2);
        assertThat(hear(eve, "tone")).isCloseTo(500, within(15));
    }

    /** Nothing to be heard for half a second, or no frame at all. */
    private static void awaitSilence(AudioStream stream) throws InterruptedException {
        for (int silent = 0; silent < SILENCE;) {
            AudioFrame frame = stream.poll(Duration.ofSeconds(2));
            if (frame == null) {
                return;
            }
            silent = Senses.audible(frame) ? 0 : silent + 1;
        }
    }
}
