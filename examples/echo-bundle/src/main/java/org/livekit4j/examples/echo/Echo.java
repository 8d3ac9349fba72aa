package org.livekit4j.examples.echo;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.concurrent.atomic.AtomicReference;
import org.livekit4j.audio.Audio;
import org.livekit4j.track.StreamEnd;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears its own tone, and logs once a second how loud that is. It outlives the audio service: its stream ends when that is stopped or
 * updated, and it opens another one on the next service.
 */
@Component(service = {}, immediate = true)
public final class Echo {
    private static final Logger LOG = LoggerFactory.getLogger(Echo.class);

    private final AtomicReference<EchoLine> line = new AtomicReference<>();
    private volatile boolean stopped;

    /** A service is there, the first one or the next. What comes of it is not to hold up whoever has registered it. */
    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindAudio(Audio audio) {
        Thread.startVirtualThread(() -> listen(audio));
    }

    void unbindAudio(Audio audio) {
        // What was opened on it has ended by itself.
    }

    private void listen(Audio audio) {
        try (EchoLine opened = EchoLine.open(audio)) {
            line.set(opened);
            if (!stopped) {
                StreamEnd reason = opened.listen(level -> LOG.info("The echo's level is {}", level));
                LOG.info("The echo is over: {}", reason == StreamEnd.SERVICE_STOPPED ? "there will be another one" : reason);
            }
        } catch (IllegalStateException e) {
            LOG.info("The audio service went while a stream was opened on it");
        }
    }

    @Deactivate
    void stop() {
        stopped = true;
        EchoLine open = line.get();
        if (open != null) {
            open.close();
        }
    }
}
