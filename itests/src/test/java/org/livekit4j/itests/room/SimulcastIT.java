package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoQuality;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Video in several layers, of which a subscriber takes one. */
class SimulcastIT {
    private static final TrackPublishOptions LAYERS = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)
            .withSimulcast(true);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @Test
    void shouldSwitchLayersAsAsked() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        PictureSender sender = meeting.closing(new PictureSender(meeting.video(), "picture", 1280, 720, Colour.BLUE));
        ada.room().localParticipant().publishTrack(sender.track(), LAYERS).join();
        RemoteVideoTrack track = bob.awaitVideo("picture");
        RemoteTrackPublication publication = bob.awaitPublication("picture");
        assertThat(publication.simulcasted()).isTrue();

        try (VideoStream stream = meeting.video().openStream(track, VideoStreamOptions.DEFAULTS)) {
            publication.setVideoQuality(VideoQuality.LOW);
            Senses.see(stream, sight -> sight.width() == 320);
            publication.setVideoQuality(VideoQuality.HIGH);
            Senses.see(stream, sight -> sight.width() == 1280);
            publication.setVideoDimensions(640, 360);
            Senses.see(stream, sight -> sight.width() == 640);
        }
    }

    @Test
    void shouldRefuseToSwitchWhatHasNoLayers() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", 300));
        ada.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS).join();
        RemoteTrackPublication publication = bob.awaitPublication("tone");

        assertThatIllegalArgumentException().isThrownBy(() -> publication.setVideoQuality(VideoQuality.LOW));
        assertThatIllegalArgumentException().isThrownBy(() -> publication.setVideoDimensions(10, 10));
    }
}
