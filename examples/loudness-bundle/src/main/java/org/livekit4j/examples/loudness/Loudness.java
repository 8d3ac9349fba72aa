package org.livekit4j.examples.loudness;

import java.util.Locale;
import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.propertytypes.ServiceRanking;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamInfo;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once a second how loud a stream is, in dB below full scale, and leaves the audio as it is. Each stream has an instance
 * of its own, which may therefore keep figures in plain fields. It is called after the processors that change something: its
 * ranking is low.
 */
@RequireLiveKitAudio
@Component(scope = ServiceScope.PROTOTYPE)
@ServiceRanking(-1000)
public final class Loudness implements AudioFrameProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(Loudness.class);
    private static final double FULL_SCALE = 32_768;
    private static final double SILENCE = -96;

    private double squares;
    private long samples;
    private long durationUs;
    private StreamInfo stream;

    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo from) {
        stream = from;
        for (short sample : frame.data()) {
            squares += (double) sample * sample;
        }
        samples += frame.data().length;
        durationUs += frame.durationUs();
        if (durationUs >= 1_000_000) {
            report();
        }
        return frame;
    }

    private void report() {
        double level = Math.sqrt(squares / samples) / FULL_SCALE;
        double dbfs = Math.max(SILENCE, 20 * Math.log10(level));
        String who = stream.participant().isEmpty() ? "" : stream.participant() + " on ";
        LOG.info("{} is at {} dBFS", Printable.of(who + stream.track()), String.format(Locale.ROOT, "%.1f", dbfs));
        squares = 0;
        samples = 0;
        durationUs = 0;
    }
}
