package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/**
 * Pictures of H.264 that LiveKit's Go SDK encrypts. It looks for what to encrypt behind start codes, and its reader of files hands over one
 * unit of a picture at a time, without a start code. So pictures from a file are sent in the clear.
 */
class GoEncryptionIT {
    private static final String PASSPHRASE = "the key";
    private static final int PACKETS = 40;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    @TempDir
    private Path folder;
    private GoPeer bob;

    @BeforeEach
    void recordPictures() throws Exception {
        bob = meeting.go("bob");
        Attendee painter = meeting.join("painter");
        painter.awaitParticipant("bob");
        try (PictureSender sender = new PictureSender(meeting.video(), "red", 320, 180, Colour.RED)) {
            painter.room().localParticipant().publishTrack(sender.track(), TrackPublishOptions.DEFAULTS
                    .withSource(TrackSource.CAMERA).withVideoCodec(VideoCodec.H264).withSimulcast(false)).join();
            assertThat(bob.ask("record_picture", "name", "red", "file", file(), "packets", PACKETS).get("mimeType").getAsString())
                    .isEqualToIgnoringCase("video/h264");
            painter.room().close();
        }
    }

    private String file() {
        return folder.resolve("red.h264").toString();
    }

    private Attendee publishTo(boolean whole) {
        Attendee ada = meeting.join("ada", RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.ofPassphrase(PASSPHRASE)));
        bob.ask("publish_picture", "name", "theirs", "file", file(), "passphrase", PASSPHRASE, "whole", whole);
        assertThat(ada.awaitPublication("theirs").encryptionType()).isEqualTo(EncryptionType.GCM);
        return ada;
    }

    private static void awaitState(Attendee of, EncryptionState state) {
        of.awaitEvent(RoomEvent.EncryptionStateChanged.class, event -> event.state() == state);
    }

    private static boolean red(Senses.Sight sight) {
        return sight.width() == 320 && sight.colour().distance(Colour.RED) < 40;
    }

    @Test
    void shouldBeSeenWhenThePeerEncryptsWholePictures() throws Exception {
        Attendee ada = publishTo(true);

        Senses.see(meeting.video(), ada.awaitVideo("theirs"), GoEncryptionIT::red);
        awaitState(ada, EncryptionState.OK);
    }

    @Test
    void shouldBeReportedWhenThePeerReadsThemFromAFile() throws Exception {
        Attendee ada = publishTo(false);
        awaitState(ada, EncryptionState.DECRYPTION_FAILED);
        Attendee eve = meeting.join("eve"); // who has no key, and sees them

        VideoStreamOptions anyway = VideoStreamOptions.DEFAULTS.withAllowUndecryptable(true);
        try (VideoStream stream = meeting.video().openStream(eve.awaitVideo("theirs"), anyway)) {
            Senses.see(stream, GoEncryptionIT::red);
        }
    }
}
