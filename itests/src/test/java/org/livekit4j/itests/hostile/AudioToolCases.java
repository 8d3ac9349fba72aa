package org.livekit4j.itests.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;

/** Tools for audio, used by several threads and closed in the middle. */
final class AudioToolCases {
    private static final int THREADS = 4;
    private static final int CALLS = 200;
    private static final AudioFrame FRAME = AudioFrame.silence(48_000, 1, 480);

    private AudioToolCases() {}

    static List<HostileCase> all() {
        return List.of(HostileCase.harmless("a resampler pushed and flushed by several threads", stage -> {
            Resampler resampler = stage.own(stage.audio().createResampler(ResamplerOptions.of(48_000, 44_100, 1)));
            for (CompletableFuture<Void> calls : calling(() -> use(resampler))) {
                calls.get(20, TimeUnit.SECONDS);
            }
        }), HostileCase.harmless("a resampler closed while several threads push", stage -> {
            Resampler resampler = stage.own(stage.audio().createResampler(ResamplerOptions.of(48_000, 44_100, 1)));
            closed(resampler, calling(() -> use(resampler)));
        }), HostileCase.harmless("audio processing closed while several threads use it", stage -> {
            AudioProcessing processing = stage.own(stage.audio().createProcessing(
                    AudioProcessingOptions.DEFAULTS.withEchoCancellation(true)));
            closed(processing, calling(() -> {
                processing.processReverse(FRAME);
                processing.process(AudioFrame.silence(44_100, 2, 500));
                processing.process(FRAME);
            }));
        }), HostileCase.harmless("a mixer closed while several threads push, end and mix", stage -> {
            AudioMixer mixer = stage.own(stage.audio().createMixer(AudioMixerOptions.of(16_000, 2)));
            closed(mixer, calling(() -> {
                AudioMixerInput input = mixer.addInput("input");
                input.offer(FRAME);
                mixer.mix();
                input.push(FRAME);
                input.end();
            }));
        }), HostileCase.refused("a mixer closed while a long frame is pushed", stage -> {
            AudioMixer mixer = stage.own(stage.audio().createMixer(AudioMixerOptions.of(16_000, 1)));
            AudioMixerInput input = mixer.addInput("input");
            CompletableFuture<Void> pushed = call(() -> input.push(AudioFrame.silence(48_000, 1, 480_000)));
            Meeting.await(() -> input.statistics().queuedMs() > 100);
            mixer.close();
            pushed.get(20, TimeUnit.SECONDS);
        }, IllegalStateException.class));
    }

    /** A call that may be refused. */
    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }

    private static void use(Resampler resampler) {
        resampler.push(FRAME);
        resampler.flush();
    }

    private static List<CompletableFuture<Void>> calling(Call call) {
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(call(() -> {
                for (int j = 0; j < CALLS; j++) {
                    call.run();
                }
            }));
        }
        return threads;
    }

    private static CompletableFuture<Void> call(Call call) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                call.run();
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome;
    }

    /** What is called after that may be refused, as for all that is closed. */
    private static void closed(AutoCloseable tool, List<CompletableFuture<Void>> calls) throws Exception {
        tool.close();
        for (CompletableFuture<Void> outcome : calls) {
            try {
                outcome.get(20, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof IllegalStateException)) {
                    throw e;
                }
            }
        }
    }
}
