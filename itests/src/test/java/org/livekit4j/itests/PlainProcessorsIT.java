package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.video.Video;

/** Processors where there is no OSGi: added by hand, with the same properties. */
@Timeout(60)
class PlainProcessorsIT {

    @Test
    void shouldProcessWhatItsPropertiesSayUntilItIsRemoved() throws Exception {
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
                ServiceFactory.Opened<Video> video = ServiceFactory.open(Video.class, client, queue::subscribe);
                NumberedAudio sound = new NumberedAudio(audio.service());
                NumberedVideo pictures = new NumberedVideo(video.service())) {
            UpdatableRegistration marking = audio.service().addProcessor(NumberedAudio.marking(7),
                    Map.of(PlugInConstants.TRACK, "line"));
            UpdatableRegistration drawing = video.service().addProcessor(NumberedVideo.marking(8), Map.of());
            assertThat(markOf(sound)).isEqualTo(7);
            assertThat(markOf(pictures)).isEqualTo(8);

            marking.update(Map.of(PlugInConstants.TRACK, "another"));
            drawing.close();
            assertThat(markOf(sound)).isZero();
            assertThat(markOf(pictures)).isZero();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> audio.service().addProcessor(NumberedAudio.marking(9), Map.of(PlugInConstants.ROOM, 9)));

            audio.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> audio.service().addProcessor(NumberedAudio.marking(9), Map.of()));
        }
    }

    private static int markOf(Numbering.Medium medium) throws InterruptedException {
        medium.send(1);
        return medium.take(1);
    }
}
