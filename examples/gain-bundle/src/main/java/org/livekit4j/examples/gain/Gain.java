package org.livekit4j.examples.gain;

import org.livekit4j.annotations.RequireLiveKitAudio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.track.StreamInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Makes sound louder or quieter. Its configuration may also hold the properties that all processors have: with
 * {@code livekit.participant=ada} only Ada becomes louder.
 */
@RequireLiveKitAudio
@Component(configurationPid = Gain.PID)
@Designate(ocd = Gain.Settings.class)
public final class Gain implements AudioFrameProcessor {
    static final String PID = "org.livekit4j.examples.gain";

    /** What can be configured. */
    @ObjectClassDefinition(name = "LiveKit4j example: gain")
    @interface Settings {

        @AttributeDefinition(name = "Gain in dB", min = "-60", max = "40", description = "6 doubles the amplitude, -6 halves it")
        double decibels() default 6;
    }

    /** One instance serves all streams, each on a thread of its own. */
    private volatile double factor;

    @Activate
    @Modified
    void set(Settings settings) {
        factor = Math.pow(10, settings.decibels() / 20);
    }

    // README begin
    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo stream) {
        short[] samples = frame.data();
        double gain = factor;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] * gain), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return frame;
    }
    // README end
}
