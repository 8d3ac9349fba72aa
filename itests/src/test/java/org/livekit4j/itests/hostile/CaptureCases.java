package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;

/** Audio that is captured, and what comes in between. */
final class CaptureCases {

    private CaptureCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        cases.add(HostileCase.harmless("an interrupted capture, and the next one", stage -> {
            AudioSource source = Instances.audioSource(stage);
            interruptCapture(source);
            source.capture(AudioFrame.silence(48_000, 1, 480));
        }));
        cases.add(HostileCase.harmless("an interrupted capture, the queue cleared, and the next one", stage -> {
            AudioSource source = Instances.audioSource(stage);
            interruptCapture(source);
            source.clearQueue();
            source.capture(AudioFrame.silence(48_000, 1, 480));
        }));
        cases.add(HostileCase.harmless("the queue cleared while a long frame is captured", stage -> {
            AudioSource source = Instances.audioSource(stage);
            CompletableFuture<Void> captured = capture(source, AudioFrame.silence(48_000, 1, 480_000));
            Meeting.await(() -> source.queuedDuration().isPositive());
            source.clearQueue();
            captured.get(2, TimeUnit.SECONDS);
            if (source.queuedDuration().compareTo(Duration.ofMillis(150)) > 0) {
                throw new AssertionError("still queued: " + source.queuedDuration());
            }
        }));
        cases.add(HostileCase.refused("a source closed while a long frame is captured", stage -> {
            AudioSource source = Instances.audioSource(stage);
            CompletableFuture<Void> captured = capture(source, AudioFrame.silence(48_000, 1, 480_000));
            Meeting.await(() -> source.queuedDuration().isPositive());
            source.close();
            captured.get(2, TimeUnit.SECONDS);
        }, IllegalStateException.class));
        cases.addAll(tried());
        for (int rate : new int[]{8_000, 44_100, 96_000, 192_000}) {
            for (int channels : new int[]{1, 2, rate > 96_000 ? 4 : 8}) {
                cases.add(HostileCase.harmless(channels + " channels at " + rate + " Hz, published", stage -> {
                    AudioSource source = stage.own(stage.audio().createSource(AudioSourceOptions.of(rate, channels)));
                    PublicationCases.publish(stage.meeting().room(), stage.own(stage.audio().createTrack("sound", source)));
                    for (int i = 0; i < 10; i++) {
                        source.capture(AudioFrame.silence(rate, channels, rate / 100));
                    }
                }));
            }
        }
        return cases;
    }

    private static List<HostileCase> tried() {
        return List.of(HostileCase.harmless("frames tried without a pause, and the queue cleared in between", stage -> {
            AudioSource source = Instances.audioSource(stage);
            int taken = 0;
            for (int i = 0; i < 20_000; i++) {
                if (source.tryCapture(AudioFrame.silence(48_000, 1, 1 + i % 4_800))) {
                    taken++;
                }
                if (i % 100 == 0) {
                    source.clearQueue();
                }
            }
            if (taken == 0 || !source.refusedDuration().isZero()) {
                throw new AssertionError(taken + " taken, " + source.refusedDuration() + " refused");
            }
        }), HostileCase.harmless("a frame tried while another thread captures, without an end", stage -> {
            AudioSource source = Instances.audioSource(stage);
            capture(source, AudioFrame.silence(48_000, 1, 480_000));
            Meeting.await(() -> source.queuedDuration().isPositive() && !source.tryCapture(AudioFrame.silence(48_000, 1, 480)));
        }), HostileCase.refused("a source closed while frames are tried", stage -> {
            AudioSource source = Instances.audioSource(stage);
            Thread closing = Thread.ofVirtual().start(source::close);
            try {
                while (true) {
                    source.tryCapture(AudioFrame.silence(48_000, 1, 480));
                }
            } finally {
                closing.join();
            }
        }, IllegalStateException.class), HostileCase.refused("a frame tried that is longer than the queue", stage -> Instances
                .audioSource(stage).tryCapture(AudioFrame.silence(48_000, 1, 4_801)), IllegalArgumentException.class));
    }

    private static void interruptCapture(AudioSource source) throws Exception {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                source.capture(AudioFrame.silence(48_000, 1, 480_000));
            } catch (InterruptedException e) {
                // As it is to be
            }
        });
        Meeting.await(() -> source.queuedDuration().isPositive());
        thread.interrupt();
        thread.join();
    }

    private static CompletableFuture<Void> capture(AudioSource source, AudioFrame frame) {
        return CompletableFuture.runAsync(() -> {
            try {
                source.capture(frame);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }
}
