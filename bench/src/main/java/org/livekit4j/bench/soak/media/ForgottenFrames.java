package org.livekit4j.bench.soak.media;

import java.time.Duration;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** A consumer takes a frame and forgets to close it, once a round. */
public final class ForgottenFrames implements Workload {

    @Override
    public void run(Round round) throws Exception {
        Video video = round.reports().calls().ask("video service", round.services()::video);
        if (video == null) {
            return;
        }
        try (VideoLine line = new VideoLine(video, "forgotten", 64, 48); VideoStream stream = line.openStream()) {
            VideoFrame forgotten = null;
            while (forgotten == null && round.goesOn()) {
                line.send();
                forgotten = stream.poll(Duration.ofMillis(100));
            }
        } catch (IllegalStateException e) {
            round.reports().tallies().refused.increment(); // the service has gone
        }
    }
}
