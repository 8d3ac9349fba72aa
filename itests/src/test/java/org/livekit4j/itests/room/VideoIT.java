package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/** Pictures through a server, with all codecs that the server and the native library have. */
class VideoIT {
    /** As far as encoders change a colour. */
    private static final int CLOSE = 40;
    static final List<Colour> COLOURS = Colour.ALL;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private static TrackPublishOptions camera(VideoCodec codec) {
        return TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA).withVideoCodec(codec).withSimulcast(false);
    }

    static Colour colour(JsonObject seen) {
        JsonArray channels = seen.getAsJsonArray("colour");
        return new Colour(channels.get(0).getAsInt(), channels.get(1).getAsInt(), channels.get(2).getAsInt());
    }

    @ParameterizedTest
    @FieldSource("COLOURS")
    void shouldKeepColoursBothWays(Colour colour) throws Exception {
        Attendee ada = meeting.join("ada");
        PythonPeer bob = meeting.python("bob");
        PictureSender sender = meeting.closing(new PictureSender(meeting.video(), "ours", 320, 180, colour));
        ada.room().localParticipant().publishTrack(sender.track(), camera(VideoCodec.VP8)).join();
        bob.ask("publish_picture", "name", "theirs", "width", 320, "height", 180, "colour",
                List.of(colour.red(), colour.green(), colour.blue()));

        JsonObject theirs = bob.ask("see", "name", "ours", "width", 320);
        assertThat(theirs.get("height").getAsInt()).isEqualTo(180);
        assertThat(colour(theirs).distance(colour)).as(theirs.toString()).isLessThan(CLOSE);
        Senses.see(meeting.video(), ada.awaitVideo("theirs"),
                sight -> sight.width() == 320 && sight.height() == 180 && sight.colour().distance(colour) < CLOSE);
    }

    @ParameterizedTest
    @EnumSource(value = VideoCodec.class, mode = EnumSource.Mode.EXCLUDE, names = "H265")
    void shouldCarryEveryCodec(VideoCodec codec) throws Exception {
        assertThat(mimeTypeOfPictures(codec)).isEqualToIgnoringCase("video/" + codec);
    }

    /** The native library encodes H.265 only where the machine does it. */
    @Test
    void shouldCarryH265OrFallBack() throws Exception {
        assertThat(mimeTypeOfPictures(VideoCodec.H265)).matches("(?i)video/(H265|VP8)");
    }

    private String mimeTypeOfPictures(VideoCodec codec) throws InterruptedException {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        PictureSender sender = meeting.closing(new PictureSender(meeting.video(), "picture", 320, 180, Colour.GREEN));
        ada.room().localParticipant().publishTrack(sender.track(), camera(codec)).join();
        Senses.see(meeting.video(), bob.awaitVideo("picture"),
                sight -> sight.width() == 320 && sight.colour().distance(Colour.GREEN) < CLOSE);
        return bob.awaitPublication("picture").mimeType();
    }

    /** Neither of which the native library tells a stream. */
    @Test
    void shouldLetReadersGoWhenTheTrackOrTheStreamIsOver() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        PictureSender red = meeting.closing(new PictureSender(meeting.video(), "red", 320, 180, Colour.RED));
        LocalTrackPublication publication = ada.room().localParticipant().publishTrack(red.track(), camera(VideoCodec.VP8))
                .join();
        VideoStream ofTrack = meeting
                .closing(meeting.video().openStream(bob.awaitVideo("red"), VideoStreamOptions.DEFAULTS));
        VideoStream ofNothing = meeting.closing(meeting.video().openStream(bob.awaitParticipant("ada"),
                TrackSource.SCREENSHARE, VideoStreamOptions.DEFAULTS));
        CompletableFuture<Void> readers = CompletableFuture.allOf(drained(ofTrack), drained(ofNothing));
        ada.room().localParticipant().unpublishTrack(publication).join();
        ofNothing.close();

        readers.orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        assertThat(ofTrack.end()).contains(StreamEnd.UNSUBSCRIBED);
        assertThat(ofNothing.end()).contains(StreamEnd.CLOSED);
    }

    /** Done when a reader of the stream has been told that there is nothing more. */
    private static CompletableFuture<Void> drained(VideoStream stream) {
        return CompletableFuture.runAsync(() -> stream.forEach(VideoFrame::close), Thread::startVirtualThread);
    }

    @Test
    void shouldFollowASourceAcrossPublications() throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        try (VideoStream stream = meeting.video().openStream(bob.awaitParticipant("ada"), TrackSource.CAMERA,
                VideoStreamOptions.DEFAULTS)) {
            PictureSender red = meeting.closing(new PictureSender(meeting.video(), "red", 320, 180, Colour.RED));
            LocalTrackPublication first = ada.room().localParticipant().publishTrack(red.track(), camera(VideoCodec.VP8)).join();
            Senses.see(stream, sight -> sight.colour().distance(Colour.RED) < CLOSE);
            ada.room().localParticipant().unpublishTrack(first).join();
            PictureSender blue = meeting.closing(new PictureSender(meeting.video(), "blue", 320, 180, Colour.BLUE));
            ada.room().localParticipant().publishTrack(blue.track(), camera(VideoCodec.VP8)).join();
            Senses.see(stream, sight -> sight.colour().distance(Colour.BLUE) < CLOSE);
            ada.room().close();

            assertThat(stream.ended().orTimeout(Attendee.TIMEOUT.toSeconds(), TimeUnit.SECONDS).join())
                    .isEqualTo(StreamEnd.PARTICIPANT_LEFT);
        }
    }
}
