package org.livekit4j.bench.soak.media;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.track.MediaStream;

/** Streams from a source of this process: opened, consumed and ended in all ways. */
public final class LoopbackStreams<F> implements Workload {
    /** The name of all their tracks. */
    public static final String TRACK = "loopback";
    private static final int MOST_STREAMS = 4;
    private static final int MOST_MILLIS = 1_500;

    private final LineFactory<F> lines;
    private final boolean closing;

    /** @param closing whether each stream is closed in the end, or some are abandoned */
    public LoopbackStreams(LineFactory<F> lines, boolean closing) {
        this.lines = lines;
        this.closing = closing;
    }

    @Override
    public void run(Round round) throws Exception {
        while (round.awaitTurn()) {
            Line<F> line = round.reports().calls().ask("open line", () -> lines.open(round.services(), TRACK));
            if (line != null) {
                use(round, line);
            }
            round.pause(300);
        }
    }

    private void use(Round round, Line<F> line) throws InterruptedException {
        List<StreamUser<F>> users = new ArrayList<>();
        try (line) {
            for (int count = 1 + round.random().nextInt(MOST_STREAMS); count > 0; count--) {
                MediaStream<F> stream = round.reports().calls().ask("open stream", () -> line.openStream(round));
                if (stream != null) {
                    StreamUser<F> user = new StreamUser<>(round, stream, line.disposal(round));
                    users.add(user);
                    user.start();
                }
            }
            for (int frames = round.random().nextInt(MOST_MILLIS / line.frameMillis()); frames > 0 && round.goesOn(); frames--) {
                round.reports().calls().run("capture", line::send);
                round.awaitEnd(line.frameMillis());
            }
            for (StreamUser<F> user : users) {
                user.end();
            }
        }
        for (StreamUser<F> user : users) {
            user.awaitEnd();
            if (closing) {
                user.close();
            }
        }
    }
}
