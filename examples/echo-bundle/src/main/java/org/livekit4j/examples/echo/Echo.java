package org.livekit4j.examples.echo;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.LiveKitException;
import org.livekit4j.annotations.RequireLiveKitAudio;
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
@RequireLiveKitAudio
@Component(service = {}, immediate = true)
public final class Echo {
    private static final Logger LOG = LoggerFactory.getLogger(Echo.class);

    /** Mostly one; for a moment that of the service that goes is there, too. */
    private final Set<EchoLine> lines = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** A service is there, the first one or the next. The work must not hold up the registering thread. */
    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindAudio(Audio audio) {
        Thread.startVirtualThread(() -> listen(audio));
    }

    void unbindAudio(Audio audio) {
        // What was opened on it has ended by itself.
    }

    private void listen(Audio audio) {
        try (EchoLine line = EchoLine.open(audio)) {
            lines.add(line);
            if (!stopped) {
                StreamEnd reason = line.listen(level -> LOG.info("The echo's level is {}", level));
                LOG.info("The echo is over: {}", reason == StreamEnd.SERVICE_STOPPED ? "there will be another one" : reason);
            }
            lines.remove(line);
        } catch (IllegalStateException | LiveKitException e) {
            LOG.info("The audio service went while a stream was opened on it: {}", e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        stopped = true;
        lines.forEach(EchoLine::close);
    }
}
