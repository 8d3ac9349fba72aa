package org.livekit4j.itests.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.track.FfiTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.video.VideoSource;

/** Calls in orders that nobody would think of, several at once, and after all kinds of ends. */
final class OrderCases {
    private static final long RUN_NANOS = 200_000_000;

    private OrderCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        client(cases);
        atOnce(cases);
        ends(cases);
        cases.addAll(PublicationCases.all());
        cases.addAll(CaptureCases.all());
        cases.addAll(UserCases.all());
        cases.addAll(StrangerCases.all());
        cases.addAll(VideoToolCases.all());
        return cases;
    }

    private static void client(List<HostileCase> cases) {
        cases.add(HostileCase.refused("a second client", stage -> {
            stage.services();
            FfiClients.open(FfiOptions.DEFAULTS);
        }, FfiException.class));
        cases.add(HostileCase.refused("a second sink", stage -> stage.client().connect((type, inner, key) -> null),
                IllegalStateException.class));
        cases.add(HostileCase.harmless("handles released again and again", stage -> {
            FfiHandle handle = ((FfiTrack) Instances.audioTrack(stage)).handle();
            long id = handle.id();
            handle.close();
            handle.close();
            stage.client().release(HandleKind.TRACK, id);
            stage.client().release(HandleKind.OTHER, Long.MIN_VALUE);
        }));
        cases.add(HostileCase.harmless("a track's handle released under its stream", stage -> {
            AudioSource source = Instances.audioSource(stage);
            LocalAudioTrack track = stage.own(stage.audio().createTrack("sound", source));
            stage.own(stage.audio().openStream(track, org.livekit4j.audio.AudioStreamOptions.DEFAULTS));
            stage.client().release(HandleKind.TRACK, ((FfiTrack) track).handle().id());
            source.capture(AudioFrame.silence(48_000, 1, 480));
        }));
        for (String delivery : new String[]{"direct", "queued"}) {
            cases.add(HostileCase.harmless("the client closed by a subscriber that is called " + delivery, stage -> {
                FfiClient client = stage.client();
                CompletableFuture<Void> closed = new CompletableFuture<>();
                stage.own(stage.services().queue().subscribe(event -> {
                    try {
                        client.close();
                        closed.complete(null);
                    } catch (RuntimeException e) {
                        closed.completeExceptionally(e);
                    }
                }, Map.of("livekit.event.types", "audio_stream_event", "livekit.delivery", delivery)));
                AudioSource source = Instances.audioSource(stage);
                stage.own(stage.audio().openStream(stage.own(stage.audio().createTrack("sound", source)),
                        org.livekit4j.audio.AudioStreamOptions.DEFAULTS));
                source.capture(AudioFrame.silence(48_000, 1, 480));
                closed.get(20, TimeUnit.SECONDS);
            }, IllegalStateException.class));
        }
        cases.add(HostileCase.harmless("the client closed by several threads", stage -> {
            FfiClient client = stage.client();
            together(8, client::close);
        }));
    }

    private static void atOnce(List<HostileCase> cases) {
        cases.add(HostileCase.harmless("pictures captured while their source is closed", stage -> {
            for (int i = 0; i < 10; i++) {
                VideoSource source = Instances.videoSource(stage);
                CompletableFuture<Void> closed = CompletableFuture.runAsync(source::close);
                captureUntilClosed(source);
                closed.get(20, TimeUnit.SECONDS);
            }
        }));
        cases.add(HostileCase.harmless("sound captured by several threads while its source is closed", stage -> {
            AudioSource source = Instances.audioSource(stage);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
                java.util.concurrent.locks.LockSupport.parkNanos(RUN_NANOS / 4);
                source.close();
            });
            together(4, () -> {
                try {
                    while (true) {
                        source.capture(AudioFrame.silence(48_000, 1, 480));
                    }
                } catch (IllegalStateException | InterruptedException e) {
                    // It is closed
                }
            });
            closed.get(20, TimeUnit.SECONDS);
        }));
        cases.add(HostileCase.harmless("streams opened and closed while their track is closed", stage -> {
            LocalAudioTrack track = Instances.audioTrack(stage);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> {
                java.util.concurrent.locks.LockSupport.parkNanos(RUN_NANOS / 10);
                track.close();
            });
            together(4, () -> {
                try {
                    while (true) {
                        stage.audio().openStream(track, org.livekit4j.audio.AudioStreamOptions.DEFAULTS).close();
                    }
                } catch (IllegalStateException | LiveKitException e) {
                    // It is closed
                }
            });
            closed.get(20, TimeUnit.SECONDS);
        }));
    }

    private static void captureUntilClosed(VideoSource source) {
        try {
            for (int i = 0; i < 1_000; i++) {
                source.capture(Instances.picture());
            }
        } catch (IllegalStateException e) {
            // It is closed
        }
    }

    private static void together(int threads, Runnable task) throws InterruptedException {
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(Thread.ofPlatform().start(task));
        }
        for (Thread thread : started) {
            thread.join();
        }
    }

    private static void ends(List<HostileCase> cases) {
        cases.add(HostileCase.refused("a source of a service that is gone", stage -> {
            AudioSource source = Instances.audioSource(stage);
            stage.services().audio().close();
            try {
                source.capture(AudioFrame.silence(48_000, 1, 480));
            } finally {
                stage.renew();
            }
        }, IllegalStateException.class));
        cases.add(HostileCase.refused("a source from a service that is gone", stage -> {
            org.livekit4j.video.Video video = stage.video();
            stage.services().video().close();
            try {
                video.createSource(org.livekit4j.video.VideoSourceOptions.of(64, 64));
            } finally {
                stage.renew();
            }
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("everything closed in the wrong order", stage -> {
            Instances.audioTrack(stage);
            Instances.received(stage);
            Stage.Services services = stage.services();
            stage.endCase();
            services.client().close();
            services.queue().close();
            services.rooms().close();
            services.video().close();
            services.audio().close();
        }));
    }
}
