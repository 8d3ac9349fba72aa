package org.livekit4j.bench.soak.media;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Calls;

/** Sources with queues: captured into by several threads, interrupted, cleared, waited for, and closed meanwhile. */
public final class AudioSources implements Workload {
    private static final int THREADS = 3;

    @Override
    public void run(Round round) throws Exception {
        Calls calls = round.reports().calls();
        while (round.awaitTurn()) {
            AudioSourceOptions options = AudioSourceOptions.of(round.oneOf(8_000, 48_000), round.oneOf(1, 2))
                    .withQueueSizeMs(round.oneOf(50, 100, 1_000));
            AudioSource source = calls.ask("create source", () -> round.services().audio().createSource(options));
            if (source != null) {
                try (source) {
                    use(round, source);
                }
            }
            round.pause(1_000);
        }
    }

    private static void use(Round round, AudioSource source) throws InterruptedException {
        Calls calls = round.reports().calls();
        Thread[] threads = new Thread[THREADS];
        for (int i = 0; i < THREADS; i++) {
            threads[i] = Thread.ofVirtual().name("soak capture").start(() -> capture(round, source));
        }
        for (int step = 0; step < 5; step++) {
            round.pause(200);
            switch (round.random().nextInt(4)) {
                case 0 -> calls.run("clear queue", source::clearQueue);
                case 1 -> threads[round.random().nextInt(THREADS)].interrupt();
                case 2 -> calls.run("queued duration", source::queuedDuration);
                default -> {
                    if (round.oneIn(5)) {
                        calls.run("close source", source::close);
                    }
                }
            }
        }
        source.close();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void capture(Round round, AudioSource source) {
        AudioSourceOptions options = source.options();
        try {
            for (int frame = 0; frame < 100 && round.goesOn(); frame++) {
                int millis = round.oneOf(10, 10, 20, 500);
                AudioFrame silence = AudioFrame.silence(options.sampleRate(), options.numChannels(),
                        options.sampleRate() / 1_000 * millis);
                round.reports().calls().run("capture", () -> source.capture(silence));
            }
            round.reports().calls().run("wait for playout", source::awaitPlayout);
        } catch (InterruptedException e) {
            // as it was asked to
        }
    }
}
