package org.livekit4j.bench.soak.control;

import java.util.concurrent.CompletableFuture;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.bench.soak.media.Feeding;
import org.livekit4j.bench.soak.media.Line;
import org.livekit4j.bench.soak.media.LineFactory;
import org.livekit4j.bench.soak.report.Beat;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;

/**
 * A voice that one participant publishes and another hears all the time. When the audio service was replaced the track is
 * published again and the stream is opened again, as good users do.
 */
final class ControlAudio implements AutoCloseable {
    private final Services services;
    private final Calls calls;
    private final Room sender;
    private final Room receiver;
    private final Beat heard;
    private Line<AudioFrame> line;
    private Feeding feeding;
    private CompletableFuture<LocalTrackPublication> publication;
    private AudioStream stream;

    ControlAudio(Services services, Calls calls, Room sender, Room receiver, Beat heard) {
        this.services = services;
        this.calls = calls;
        this.sender = sender;
        this.receiver = receiver;
        this.heard = heard;
    }

    /** Opens what is not open. */
    void keepOpen() throws InterruptedException {
        if (feeding == null || feeding.over()) {
            closeLine();
            publish();
        }
        RemoteParticipant speaker = receiver.remoteParticipants().get(sender.localParticipant().identity());
        if (speaker != null && (stream == null || stream.end().isPresent())) {
            stream = calls.ask("hear",
                    () -> services.audio().openStream(speaker, TrackSource.MICROPHONE, AudioStreamOptions.DEFAULTS));
            if (stream != null) {
                stream.listen(frame -> heard.arrived());
            }
        }
    }

    private void publish() throws InterruptedException {
        line = calls.ask("open line", () -> LineFactory.AUDIO.open(services, Controls.VOICE));
        if (line != null) {
            feeding = new Feeding(line);
            publication = calls.send("publish", () -> sender.localParticipant().publishTrack(line.track(),
                    TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)));
        }
    }

    private void closeLine() throws InterruptedException {
        if (publication != null && publication.isDone() && !publication.isCompletedExceptionally()) {
            calls.await("unpublish", () -> sender.localParticipant().unpublishTrack(publication.resultNow()));
        }
        close();
    }

    @Override
    public void close() {
        if (line != null) {
            feeding.close();
            line.close();
        }
    }
}
