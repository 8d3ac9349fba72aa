package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.room.Desk.DeskPeer;
import org.livekit4j.itests.room.Senses.Sight;
import org.livekit4j.room.RoomEvent;

/** A screen without a monitor, shared in a real room. */
@Timeout(300)
class ScreenIT {
    private static final int NEAR = 40;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    @Test
    void shouldShowItsColoursWhenAScreenIsShared() throws Exception {
        Desk desk = meeting.closing(new Desk()).withScreen("640x360");
        DeskPeer ada = meeting.closing(desk.sitDown()).join(meeting.server(), meeting.name(), "ada");
        PythonPeer bob = meeting.python("bob");
        Attendee zoe = meeting.join("zoe");
        ada.ask("paint", "colour", 0x0000ff);
        ada.ask("screen", "on", true);

        Sight blue = Senses.see(meeting.video(), zoe.awaitVideo("screen"), sight -> sight.colour().distance(Colour.BLUE) < NEAR);
        assertThat(blue.width() * 9).isEqualTo(blue.height() * 16); // of one layer or another
        JsonObject seen = bob.send("see", "name", "screen", "frames", 1).orTimeout(150, TimeUnit.SECONDS).join();
        assertThat(VideoIT.colour(seen).blue()).isGreaterThan(200);
        ada.ask("paint", "colour", 0xff0000);
        Senses.see(meeting.video(), zoe.awaitVideo("screen"), sight -> sight.colour().distance(Colour.RED) < NEAR);
        assertThat(ada.ask("list", "kind", "SCREEN").getAsJsonArray("names")).hasSize(1);

        ada.ask("screen", "on", false);
        zoe.awaitEvent(RoomEvent.TrackUnpublished.class);
        assertThat(ada.awaitEvent("ended").get("reason").getAsString()).isEqualTo("CLOSED");
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoScreen() throws Exception {
        Desk desk = meeting.closing(new Desk());
        DeskPeer ada = meeting.closing(desk.sitDown()).join(meeting.server(), meeting.name(), "ada");

        assertThatThrownBy(() -> ada.ask("screen", "on", true))
                .hasMessageContaining("there is no screen: this JVM is headless. On Linux DISPLAY must name an X server");
        assertThat(ada.ask("list", "kind", "SCREEN").getAsJsonArray("names")).isEmpty();
    }
}
