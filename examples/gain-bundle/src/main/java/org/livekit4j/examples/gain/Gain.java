package org.livekit4j.examples.gain;

import java.util.List;
import java.util.Map;
import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.track.StreamInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes audio louder or quieter. Its configuration may also hold the properties that all processors have: with
 * {@code livekit.participant=ada} only Ada becomes louder.
 */
@RequireLiveKitAudio
@Component(configurationPid = Gain.PID)
@Designate(ocd = Gain.Settings.class)
public final class Gain implements AudioFrameProcessor, ConfigurationStatus {
    static final String PID = "org.livekit4j.examples.gain";

    private static final Logger LOG = LoggerFactory.getLogger(Gain.class);

    /** What can be configured. */
    @ObjectClassDefinition(name = "LiveKit4j example: gain")
    @interface Settings {

        @AttributeDefinition(name = "Gain in dB", min = "-60", max = "40", description = "6 doubles the amplitude, -6 halves it")
        double decibels() default 6;
    }

    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(PID, LOG::warn);
    /** One instance serves all streams, each on a thread of its own. */
    private volatile double factor;

    @Activate
    @Modified
    void set(Map<String, Object> configuration) {
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit."); // who calls this reads them
        factor = Math.pow(10, reader.number("decibels", -60, 40, 6) / 20);
        mistakes.set(reader.mistakes());
    }

    @Override
    public String pid() {
        return PID;
    }

    @Override
    public List<String> mistakes() {
        return mistakes.mistakes();
    }

    // @start region="process"
    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo stream) {
        short[] samples = frame.data();
        double gain = factor;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return frame;
    }
    // @end
}
