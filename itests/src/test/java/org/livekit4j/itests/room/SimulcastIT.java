package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    /** More than until the next key frame. */
    private static final int FRAMES = 60;
    private static final TrackPublishOptions LAYERS = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA)
            .withSimulcast(true);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    /** Bob, in a room where Ada publishes a picture in layers. */
    private Attendee joinWhereAPictureIs(int width, int height) {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        PictureSender sender = meeting.closing(new PictureSender(meeting.video(), "picture", width, height, Colour.BLUE));
        ada.room().localParticipant().publishTrack(sender.track(), LAYERS).join();
        return bob;
    }

    @Test
    void shouldSwitchLayersAsAsked() throws Exception {
        Attendee bob = joinWhereAPictureIs(1280, 720);
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

    @ParameterizedTest
    @CsvSource({"100, 56, 320", "330, 190, 320", "650, 370, 640", "960, 540, 1280", "3000, 2000, 1280"})
    void shouldSendTheLayerThatIsAboutAsLargeAsItIsShown(int width, int height, int layer) throws Exception {
        Attendee bob = joinWhereAPictureIs(1280, 720);
        RemoteVideoTrack track = bob.awaitVideo("picture");
        RemoteTrackPublication publication = bob.awaitPublication("picture");

        try (VideoStream stream = meeting.video().openStream(track, VideoStreamOptions.DEFAULTS)) {
            publication.setVideoQuality(layer == 640 ? VideoQuality.LOW : VideoQuality.MEDIUM);
            Senses.see(stream, sight -> sight.width() == (layer == 640 ? 320 : 640));
            publication.setVideoDimensions(width, height);
            Senses.see(stream, sight -> sight.width() == layer);
        }
    }

    @Test
    void shouldSendTheSameWhateverTheQualityWhenThePictureIsSmall() throws Exception {
        Attendee bob = joinWhereAPictureIs(640, 360);
        RemoteVideoTrack track = bob.awaitVideo("picture");
        RemoteTrackPublication publication = bob.awaitPublication("picture");
        assertThat(publication.simulcasted()).isTrue();

        try (VideoStream stream = meeting.video().openStream(track, VideoStreamOptions.DEFAULTS)) {
            for (VideoQuality quality : VideoQuality.values()) {
                publication.setVideoQuality(quality);
                for (int frame = 0; frame < FRAMES; frame++) {
                    assertThat(Senses.see(stream, sight -> true).width()).as(quality.name()).isEqualTo(640);
                }
            }
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
