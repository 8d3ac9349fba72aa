package org.livekit4j.bench.soak.control;

import java.time.Duration;
import java.util.function.Consumer;
import org.livekit4j.LiveKitException;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.bench.soak.media.Feeding;
import org.livekit4j.bench.soak.media.Line;
import org.livekit4j.bench.soak.media.LineFactory;
import org.livekit4j.bench.soak.report.Beat;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.track.MediaStream;

/** A stream whose frames have to come all the time. It is opened again when its service was replaced, as a good user does. */
final class ControlStream<F> implements AutoCloseable {
    private final LineFactory<F> lines;
    private final Services services;
    private final Consumer<? super F> dispose;
    private final Beat beat;
    private final Repeating work;

    ControlStream(String name, Duration limit, LineFactory<F> lines, Services services, Reports reports,
            Consumer<? super F> dispose) {
        this.lines = lines;
        this.services = services;
        this.dispose = dispose;
        beat = reports.beats().expect("control stream of " + name, limit, () -> true);
        work = Repeating.start(name, this::consume);
    }

    /** Until the service has gone. */
    private void consume() throws InterruptedException {
        try (Line<F> line = lines.open(services, "control");
                Feeding _ = new Feeding(line);
                MediaStream<F> stream = line.openStream()) {
            for (F frame; (frame = stream.take()) != null;) {
                dispose.accept(frame);
                beat.arrived();
            }
        } catch (IllegalStateException | LiveKitException e) {
            // there is no service now
        }
    }

    @Override
    public void close() {
        beat.close();
        work.close();
    }
}
