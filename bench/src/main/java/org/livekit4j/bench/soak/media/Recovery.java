package org.livekit4j.bench.soak.media;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Faults;
import org.livekit4j.bench.soak.user.Misdeed;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.track.MediaStream;

/** A listener, or the executor of one, does something wrong once: frames have to come again. */
public final class Recovery<F> implements Workload {
    private static final long LIMIT_SECONDS = 8;
    private static final int FRAMES = 5;
    private static final Misdeed[] MISDEEDS = {Misdeed.SLOW, Misdeed.INTERRUPTS_ITSELF, Misdeed.LEAVES_A_CLASS_LOADER,
        Misdeed.THROWS_UNCHECKED, Misdeed.THROWS_CHECKED, Misdeed.THROWS_INTERRUPTED, Misdeed.THROWS_ERROR,
        Misdeed.RUNS_OUT_OF_MEMORY, Misdeed.RUNS_OUT_OF_STACK, Misdeed.MISSES_A_CLASS, Misdeed.THROWS_THE_UNSPEAKABLE};

    private final LineFactory<F> lines;

    public Recovery(LineFactory<F> lines) {
        this.lines = lines;
    }

    @Override
    public void run(Round round) throws Exception {
        while (round.awaitTurn()) {
            Line<F> line = round.reports().calls().ask("open line", () -> lines.open(round.services(), "recovery"));
            if (line != null) {
                try (line; Feeding feeding = new Feeding(line)) {
                    recover(round, line, feeding);
                }
            }
            round.pause(1_000);
        }
    }

    private void recover(Round round, Line<F> line, Feeding feeding) throws InterruptedException {
        MediaStream<F> stream = round.reports().calls().ask("open stream", line::openStream);
        if (stream == null) {
            return;
        }
        Misdeed misdeed = round.oneOf(MISDEEDS);
        Once once = new Once(Temper.of(round, 1, misdeed), round.oneIn(2));
        CountDownLatch later = new CountDownLatch(FRAMES);
        Consumer<F> disposal = line.disposal(round);
        try (stream) {
            round.reports().calls().run("listen", () -> stream.listen(frame -> {
                boolean recovering = once.over();
                try {
                    once.inListener();
                } finally {
                    disposal.accept(frame);
                }
                if (recovering) {
                    later.countDown();
                }
            }, once.executor()));
            Thread.interrupted(); // the executor may have been called on this thread
            for (int second = 0; second < LIMIT_SECONDS; second++) {
                if (later.await(1, TimeUnit.SECONDS) || feeding.over()) {
                    return;
                }
            }
            String what = "a stream whose " + once + " did " + misdeed + " once";
            round.reports().faults().add(Faults.Kind.SILENCE, what,
                    what + " has no frames since, " + LIMIT_SECONDS + " s: " + stream.end() + ", " + stream.statistics());
        }
    }

    /** Does it in one of two places. */
    private static final class Once {
        private final Temper temper;
        private final boolean inExecutor;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Once(Temper temper, boolean inExecutor) {
            this.temper = temper;
            this.inExecutor = inExecutor;
        }

        private void show() {
            if (open.getAndSet(false)) {
                temper.show();
            }
        }

        boolean over() {
            return !open.get();
        }

        void inListener() {
            if (!inExecutor) {
                show();
            }
        }

        /** One of its own: where others' listeners run as well, one that blocks would be the reason of the silence. */
        Executor executor() {
            return task -> {
                if (inExecutor) {
                    show();
                }
                Thread.startVirtualThread(task);
            };
        }

        @Override
        public String toString() {
            return inExecutor ? "executor" : "listener";
        }
    }
}
