package org.livekit4j.audio.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.configuration.ConfigurationMistakes;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.track.StreamInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audio processing of the streams that a configuration names, with the properties of processors such as {@code
 * livekit.participant}. Echoes are not cancelled, because nothing says what the loudspeaker of
 * a participant plays.
 */
@Component(service = {AudioFrameProcessor.class,
    ConfigurationStatus.class}, scope = ServiceScope.PROTOTYPE, // one learns the noise of one stream
        configurationPid = AudioProcessingComponent.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AudioProcessingComponent.Settings.class, factory = true)
public final class AudioProcessingComponent implements AudioFrameProcessor, ConfigurationStatus {
    static final String PID = "org.livekit4j.audio.processing";
    private static final Logger LOG = LoggerFactory.getLogger(AudioProcessing.class);

    private final FfiClient client;
    private final AudioProcessingOptions options;
    private final ConfigurationMistakes mistakes = new ConfigurationMistakes(PID, LOG::warn);
    private final ReentrantLock lock = new ReentrantLock();
    /** Made for the first frame: an instance that only tells the mistakes needs none. */
    private AudioProcessing processing;
    private boolean closed;

    /** What can be configured. */
    @ObjectClassDefinition(name = "LiveKit4j audio processing", description = "Processes the audio of the streams that"
            + " livekit.room, livekit.participant, livekit.track and livekit.track.source select")
    @interface Settings {

        @AttributeDefinition(name = "Noise suppression", description = "Whether steady noise is lowered")
        boolean noiseSuppression() default true;

        @AttributeDefinition(name = "Gain control", description = "Whether the level of speech is kept even")
        boolean gainControl() default true;

        @AttributeDefinition(name = "High-pass filter", description = "Whether what is below speech is removed")
        boolean highPassFilter() default true;
    }

    @Activate
    public AudioProcessingComponent(@Reference FfiClient client, Map<String, Object> configuration) {
        this.client = client;
        ConfigurationReader reader = new ConfigurationReader(configuration);
        reader.leave("livekit."); // the whiteboard reads them
        AudioProcessingOptions defaults = AudioProcessingOptions.DEFAULTS;
        options = defaults.withNoiseSuppression(reader.flag("noiseSuppression", defaults.noiseSuppression()))
                .withGainControl(reader.flag("gainControl", defaults.gainControl()))
                .withHighPassFilter(reader.flag("highPassFilter", defaults.highPassFilter()));
        mistakes.set(reader.mistakes());
    }

    @Override
    public String pid() {
        return mistakes.pid();
    }

    @Override
    public List<String> mistakes() {
        return mistakes.mistakes();
    }

    @Override
    public AudioFrame process(AudioFrame frame, StreamInfo stream) {
        lock.lock();
        try {
            if (closed) {
                return frame;
            }
            if (processing == null) {
                processing = new NativeAudioProcessing(client, options, gone -> {
                });
            }
            return processing.process(frame);
        } finally {
            lock.unlock();
        }
    }

    @Deactivate
    void close() {
        lock.lock();
        try {
            closed = true;
            if (processing != null) {
                processing.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
