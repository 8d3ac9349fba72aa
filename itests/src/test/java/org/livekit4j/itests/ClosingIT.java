package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;

/** The library is closed whatever is left open or blocks, and can be opened again. */
@Timeout(120)
class ClosingIT {
    private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final Audio audio = ServiceFactory.open(Audio.class, client, queue::subscribe).service();
    private final Video video = ServiceFactory.open(Video.class, client, queue::subscribe).service();
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void shouldOpenAgain() throws Exception {
        client.close();
        assertThat(client.health().state()).isEqualTo(FfiHealth.State.STOPPED);
        try (FfiClient next = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue nextQueue = FfiQueues.open(next);
                ServiceFactory.Opened<Audio> nextAudio = ServiceFactory.open(Audio.class, next, nextQueue::subscribe);
                AudioLine line = AudioLine.direct(nextAudio.service());
                AudioStream stream = line.listen()) {
            line.sendNumbered(1, 20);
            assertThat(AudioLine.takeNumbers(stream, 20)).hasSize(20);
        }
        goOn.countDown();
        await("all pictures are given back").until(() -> client.handles().live() == 0);
        FfiClients.open(FfiOptions.DEFAULTS).close();
    }

    private void block() {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private VideoStream streamWithPictures() {
        return streamWithPictures(VideoLine.open(video));
    }

    private static VideoStream streamWithPictures(VideoLine line) {
        VideoStream stream = line.watch();
        line.sendNumbered(1, 5);
        await().until(() -> stream.statistics().queued() == 5);
        return stream;
    }

    private void assertNoPictureIsLeft() {
        await().until(() -> client.handles().liveByKind().getOrDefault(HandleKind.VIDEO_FRAME, 0L) == 0);
    }

    @Test
    void shouldGiveBackPicturesThatNobodyTook() {
        VideoStream stream = streamWithPictures();
        client.close();
        assertNoPictureIsLeft();
        assertThat(stream.end()).contains(StreamEnd.NATIVE_STOPPED);
        assertThat(stream.statistics().dropped()).isEqualTo(5);
    }

    @Test
    void shouldGiveBackPicturesThatWaitInAStreamThatHasEnded() {
        VideoLine line = VideoLine.open(video);
        VideoStream stream = streamWithPictures(line);
        line.close();
        await().until(() -> stream.end().isPresent());
        assertThat(stream.statistics().queued()).isEqualTo(5);
        client.close();
        assertNoPictureIsLeft();
        assertThat(stream.end()).contains(StreamEnd.END_OF_TRACK);
        assertThat(stream.statistics().dropped()).isEqualTo(5);
    }

    @Test
    void shouldGiveBackAPictureThatAnIteratorHasTakenAhead() {
        Iterator<VideoFrame> frames = streamWithPictures().iterator();
        assertThat(frames.hasNext()).isTrue();
        client.close();
        assertNoPictureIsLeft();
        assertThat(client.handles().live()).isZero();
    }

    @Test
    void shouldCloseWhenAListenerBlocksOnAPicture() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        VideoStream stream = streamWithPictures();
        stream.listen(frame -> {
            try (frame) {
                inside.countDown();
                block();
                assertThat(VideoFrames.number(frame)).isEqualTo(1); // its memory is still there
            }
        });
        inside.await();
    }

    @Test
    void shouldCloseWhenAProcessorBlocks() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        video.addProcessor((frame, stream) -> {
            inside.countDown();
            block();
            return frame;
        }, Map.of());
        VideoLine line = VideoLine.open(video);
        VideoStream stream = line.watch();
        line.sendNumbered(1, 1);
        inside.await();
        assertThat(stream.end()).isEmpty();
    }

    @Test
    void shouldCloseWhenWhatHangsOnTheEndOfAStreamBlocks() {
        CompletableFuture<StreamEnd> told = new CompletableFuture<>();
        VideoStream stream = streamWithPictures();
        stream.ended().thenRun(this::block);
        stream.ended().thenAccept(told::complete);
        AudioStream sound = AudioLine.direct(audio).listen();
        sound.ended().thenRun(this::block);
        client.close();
        assertThat(told.join()).isEqualTo(StreamEnd.NATIVE_STOPPED);
    }

    @Test
    void shouldCloseWhenAListenerToTheLibraryBlocks() {
        VideoStream stream = streamWithPictures();
        client.listen(new FfiListener() {
            @Override
            public void panicked(String message) {
                throw new AssertionError(message);
            }

            @Override
            public void stopping() {
                block();
            }
        });
        client.close();
        assertThat(stream.end()).contains(StreamEnd.NATIVE_STOPPED);
    }

    /** Code of users that closes the client. */
    enum Closer {
        LISTENER {
            @Override
            void run(ClosingIT test, Runnable close) {
                test.line().listen(frame -> close.run());
            }
        },
        TASK {
            @Override
            void run(ClosingIT test, Runnable close) {
                test.line().listen(frame -> close.run(), Runnable::run);
            }
        },
        SUBSCRIBER {
            @Override
            void run(ClosingIT test, Runnable close) {
                test.line().publisher().subscribe(new Once(frame -> close.run()));
            }
        },
        PROCESSOR {
            @Override
            void run(ClosingIT test, Runnable close) {
                test.audio.addProcessor((frame, stream) -> {
                    close.run();
                    return frame;
                }, Map.of());
                test.line();
            }
        },
        CONTINUATION {
            @Override
            void run(ClosingIT test, Runnable close) {
                AudioStream stream = test.line();
                stream.ended().thenRun(close);
                stream.close();
            }
        },
        STOPPING {
            @Override
            void run(ClosingIT test, Runnable close) {
                test.client.listen(new FfiListener() {
                    @Override
                    public void panicked(String message) {
                        throw new AssertionError(message);
                    }

                    @Override
                    public void stopping() {
                        close.run();
                    }
                });
                test.client.close();
            }
        };

        abstract void run(ClosingIT test, Runnable close);
    }

    /** A stream on which frames come. */
    private AudioStream line() {
        AudioLine line = AudioLine.direct(audio);
        AudioStream stream = line.listen();
        Thread.ofVirtual().start(() -> {
            try {
                line.sendNumbered(1, 1_000);
            } catch (IllegalStateException | org.livekit4j.LiveKitException | InterruptedException e) {
                // The client is closed
            }
        });
        return stream;
    }

    /** Takes one frame. */
    private record Once(Consumer<AudioFrame> listener) implements Flow.Subscriber<AudioFrame> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1);
        }

        @Override
        public void onNext(AudioFrame frame) {
            listener.accept(frame);
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }

    @ParameterizedTest
    @EnumSource
    void shouldCloseWhenUsersDoItFromTheirOwnCode(Closer closer) throws Exception {
        CountDownLatch returned = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        closer.run(this, () -> {
            try {
                client.close();
            } catch (Throwable e) {
                failure.set(e);
            } finally {
                returned.countDown();
            }
        });
        returned.await();
        assertThat(failure.get()).isNull();
    }

    @Test
    void shouldBeClosedWhenAnyOfManyClosersReturns() throws Exception {
        List<VideoStream> streams = List.of(streamWithPictures(), streamWithPictures());
        CompletableFuture<FfiHealth.State> state = new CompletableFuture<>();
        List<Thread> closers = java.util.stream.IntStream.range(0, 8).mapToObj(i -> Thread.ofPlatform().start(() -> {
            client.close();
            state.complete(client.health().state());
        })).toList();
        assertThat(state.get()).isEqualTo(FfiHealth.State.STOPPED);
        for (Thread closer : closers) {
            closer.join();
        }
        assertThat(streams).allMatch(stream -> stream.end().isPresent());
    }
}
