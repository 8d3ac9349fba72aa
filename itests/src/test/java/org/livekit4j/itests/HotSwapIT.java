package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamStatistics;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrameProcessor;
import org.osgi.framework.ServiceRegistration;

/** Processors are replaced a thousand times while frames with numbers go through them. */
public class HotSwapIT extends InFelix {
    private static final int SWAPS = 1_000;

    @Test
    public void shouldLoseDoubleAndReorderNothingWhenProcessorsAreSwapped() throws Exception {
        NumberedAudio sound = new NumberedAudio(services().get(Audio.class));
        NumberedVideo pictures = new NumberedVideo(services().get(Video.class));
        try (Numbering heard = new Numbering(sound); Numbering seen = new Numbering(pictures)) {
            ServiceRegistration<?> audio = null;
            ServiceRegistration<?> video = null;
            for (int swap = 1; swap <= SWAPS; swap++) {
                audio = swap(swap, audio, AudioFrameProcessor.class, NumberedAudio.marking(swap));
                video = swap(swap, video, VideoFrameProcessor.class, NumberedVideo.marking(swap));
                heard.awaitMark(swap);
                seen.awaitMark(swap);
            }
            audio.unregister();
            video.unregister();
            heard.awaitMark(0);
            seen.awaitMark(0);
        }
        assertThat(sound.statistics()).satisfies(HotSwapIT::allDelivered);
        assertThat(pictures.statistics()).satisfies(HotSwapIT::allDelivered);
    }

    /** The new one comes before the old one goes, or after, by turns, or takes its place in the order first. */
    private <P> ServiceRegistration<P> swap(int swap, ServiceRegistration<?> old, Class<P> type, P processor) {
        if (old != null && swap % 3 == 0) {
            old.unregister();
        }
        ServiceRegistration<P> registration = context.registerService(type, processor, properties(swap, -swap));
        if (old != null && swap % 3 == 1) {
            registration.setProperties(properties(swap, swap));
        }
        if (old != null && swap % 3 != 0) {
            old.unregister();
        }
        return registration;
    }

    private static Dictionary<String, ?> properties(int swap, int ranking) {
        return new Hashtable<>(Map.of("service.ranking", ranking, PlugInConstants.NAME, "swap " + swap));
    }

    private static void allDelivered(StreamStatistics statistics) {
        assertThat(statistics.dropped()).isZero();
        assertThat(statistics.queued()).isZero();
        assertThat(statistics.delivered()).isEqualTo(statistics.received()).isGreaterThan(SWAPS);
    }
}
