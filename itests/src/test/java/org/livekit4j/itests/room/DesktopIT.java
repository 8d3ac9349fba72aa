package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.TrackPublishOptions;

/** The desktop example at a desk with a sound server and a screen. {@code docs/pictures/make} keeps the picture of it. */
@Timeout(300)
class DesktopIT {
    private static final int NEAR = 60;
    private static final Path PICTURES = Path.of(System.getProperty("livekit4j.root", "..")).resolve("itests/target/desktop");

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @Test
    void shouldShowTheOthersAndSendMicrophoneAndScreen() throws Exception {
        Desk desk = meeting.closing(new Desk()).withSound().withScreen("800x560");
        Attendee zoe = meeting.join("zoe");
        LocalParticipant bob = meeting.join("bob").room().localParticipant();
        ExampleProgram desktop = meeting.closing(ExampleProgram.start("Desktop", desk, meeting.server().url(),
                meeting.server().token(meeting.name(), "ada"), "speaker", "microphone", "screen"));
        PictureSender red = meeting.closing(new PictureSender(meeting.video(), "red", 640, 360, Colour.RED));
        PictureSender blue = meeting.closing(new PictureSender(meeting.video(), "blue", 640, 360, Colour.BLUE));
        zoe.room().localParticipant().publishTrack(red.track(), TrackPublishOptions.DEFAULTS).join();
        LocalTrackPublication published = bob.publishTrack(blue.track(), TrackPublishOptions.DEFAULTS).join();

        await("both pictures").atMost(Attendee.TIMEOUT.multipliedBy(2)).untilAsserted(() -> {
            BufferedImage screen = desk.photograph();
            assertThat(share(screen, Colour.RED)).as("red in it: " + desktop).isGreaterThan(0.1);
            assertThat(share(screen, Colour.BLUE)).as("blue in it: " + desktop).isGreaterThan(0.1);
        });
        ImageIO.write(desk.photograph(), "png", Files.createDirectories(PICTURES).resolve("desktop.png").toFile());
        zoe.awaitAudio("microphone");
        zoe.awaitVideo("screen");

        bob.unpublishTrack(published).join();
        await("blue is gone").atMost(Attendee.TIMEOUT).until(() -> share(desk.photograph(), Colour.BLUE) < 0.01);
    }

    private static double share(BufferedImage picture, Colour colour) {
        int found = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                if (new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255).distance(colour) < NEAR) {
                    found++;
                }
            }
        }
        return found / (double) (picture.getWidth() * picture.getHeight());
    }
}
