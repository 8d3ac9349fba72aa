package org.livekit4j.bench.soak.media;

import java.time.Duration;
import java.util.function.Consumer;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.report.Awaited;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.bench.soak.report.Tallies;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.bench.soak.user.UnreliableExecutor;
import org.livekit4j.track.MediaStream;

/** Consumes one stream in one of all ways, well or badly, and lets it end in one of all ways. */
public final class StreamUser<F> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Round round;
    private final MediaStream<F> stream;
    private final Consumer<? super F> dispose;
    private final Way way;
    private final Temper temper;
    private final Tallies tallies;
    private Thread thread;

    /** @param dispose what becomes of a frame in the end */
    public StreamUser(Round round, MediaStream<F> stream, Consumer<? super F> dispose) {
        this.round = round;
        this.stream = stream;
        this.dispose = dispose;
        way = round.oneOf(Way.values());
        temper = Temper.mostlyGood(round, 3);
        tallies = round.reports().tallies();
        tallies.streams.increment();
        stream.ended().thenRun(this::ended);
        if (round.oneIn(4)) {
            stream.ended().thenRun(Temper.bad(round).elsewhere());
        }
    }

    private void ended() {
        tallies.streams.decrement();
        tallies.droppedFrames.add(stream.statistics().dropped());
    }

    public void start() throws InterruptedException {
        begin();
        round.reports().calls().checkInterrupt("start of " + way);
    }

    private void begin() throws InterruptedException {
        switch (way) {
            case TAKE -> consume(() -> {
                for (F frame; (frame = stream.take()) != null;) {
                    accept(frame);
                }
            });
            case POLL -> consume(() -> {
                while (stream.end().isEmpty()) {
                    F frame = stream.poll(Duration.ofMillis(round.random().nextInt(100)));
                    if (frame != null) {
                        accept(frame);
                    }
                }
            });
            case ITERATE -> consume(() -> stream.forEach(this::accept));
            case LISTEN -> call("listen", () -> stream.listen(this::accept));
            case LISTEN_IN_TASKS -> call("listen", () -> stream.listen(this::accept,
                    new UnreliableExecutor(round.services().frames(), Temper.mostlyGood(round, 3))));
            case SUBSCRIBE -> call("subscribe", () -> {
                stream.publisher().subscribe(new FrameSubscriber<>(round, this::accept));
                if (round.oneIn(10)) {
                    stream.publisher().subscribe(new FrameSubscriber<>(round, this::accept));
                }
            });
            case NONE -> {
            }
        }
    }

    private interface Consumption {
        void run() throws InterruptedException;
    }

    private void consume(Consumption consumption) {
        thread = Thread.ofVirtual().name("soak consumer").start(() -> {
            try {
                consumption.run();
            } catch (InterruptedException e) {
                // its temper, or the test that wants it to end
            } catch (Throwable e) {
                // its temper: a user's thread ends, and the stream is left open
            }
        });
    }

    private void accept(F frame) {
        tallies.frames.increment();
        try {
            temper.show();
            if (round.oneIn(300)) {
                stream.close();
            }
        } finally {
            dispose.accept(frame);
        }
    }

    private void call(String what, Runnable call) throws InterruptedException {
        round.reports().calls().run(what, call::run);
    }

    /** Closes it in one of all ways, or leaves it to the end of its track. */
    public void end() throws InterruptedException {
        if (thread != null && round.oneIn(10)) {
            thread.interrupt();
        }
        switch (round.random().nextInt(5)) {
            case 0, 1 -> call("close stream", stream::close);
            case 2 -> {
                call("close stream", stream::close);
                call("close stream again", stream::close);
            }
            case 3 -> {
                Thread other = Thread.ofVirtual().start(stream::close);
                call("close stream", stream::close);
                other.join();
            }
            default -> {
            }
        }
    }

    /** Sees to it that the stream has ended, which its closed track or itself has caused, and its consumer with it. */
    public void awaitEnd() throws InterruptedException {
        if (!Awaited.within(LIMIT, stream.ended())) {
            fault("has not ended");
            return;
        }
        if (thread != null && temper.isGood() && !thread.join(LIMIT)) {
            fault("has ended, and its consumer waits on");
        }
    }

    /** Gives back what the stream still holds, whether it has ended or not. */
    public void close() throws InterruptedException {
        call("close stream", stream::close);
    }

    private void fault(String what) {
        round.reports().faults().add(Faults.Kind.HANG, way + what,
                "a stream consumed by " + way + ", " + temper + ", " + what + ": " + stream.end() + ", " + stream.statistics());
    }
}
