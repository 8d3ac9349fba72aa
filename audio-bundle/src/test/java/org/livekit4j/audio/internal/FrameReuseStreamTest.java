package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.AudioFrameReceived;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.OwnedAudioFrameBuffer;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.media.Medium;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.testing.Fake;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** Streams that use their frames again, on a library whose frames are four samples of one number. */
@Timeout(30)
class FrameReuseStreamTest {
    private static final long STREAM = 8;
    private static final int LENGTH = 4;
    private static final AudioStreamOptions REUSING = AudioStreamOptions.DEFAULTS.withFrameReuse(true).withCapacity(3);

    private final Medium<AudioFrame, AudioFrameProcessor, ?, ?> medium = new Medium<>("audio", AudioFrameProcessor.class,
            new AudioProcessorCall(), AudioSink.class, new AudioSinkCall(null));
    private final Set<AudioFrame> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private FfiEventSubscriber subscriber;
    private NativeAudioStream stream;

    /** The address of the samples is the number that they all are. */
    private static final class Library extends FakeFfiClient {
        @Override
        public void copy(long address, short[] target) {
            for (int i = 0; i < target.length; i++) {
                target[i] = (short) address;
            }
        }
    }

    private NativeAudioStream open(AudioStreamOptions options) {
        Registration nothing = () -> {
        };
        StreamOrigin track = Fake.of(StreamOrigin.class, Map.of("onEnd", nothing, "nativeEnd", StreamEnd.END_OF_TRACK));
        AudioOrigin origin = new AudioOrigin("test", StreamInfo.local("test"), track,
                (_, _) -> FfiOwnedHandle.newBuilder().setId(STREAM).build());
        stream = new NativeAudioStream(new Library(), origin, options, medium, _ -> {
        });
        stream.open((receiver, _) -> {
            subscriber = receiver;
            return Fake.of(UpdatableRegistration.class, (_, _) -> null);
        });
        return stream;
    }

    @AfterEach
    void close() {
        stream.close();
        medium.close();
    }

    private void sendOf(int length, int number) {
        AudioFrameBufferInfo info = AudioFrameBufferInfo.newBuilder().setDataPtr(number).setNumChannels(1)
                .setSampleRate(48_000).setSamplesPerChannel(length).build();
        AudioFrameReceived received = AudioFrameReceived.newBuilder()
                .setFrame(OwnedAudioFrameBuffer.newBuilder().setHandle(FfiOwnedHandle.newBuilder().setId(1)).setInfo(info))
                .build();
        AudioStreamEvent event = AudioStreamEvent.newBuilder().setStreamHandle(STREAM).setFrameReceived(received).build();
        subscriber.onEvent(new FakeEvent(FfiEvent.newBuilder().setAudioStreamEvent(event).build(), STREAM));
    }

    private void send(int... numbers) {
        for (int number : numbers) {
            sendOf(LENGTH, number);
        }
    }

    /** The number of a frame, which is whole. */
    private int number(AudioFrame frame) {
        seen.add(frame);
        assertThat(frame.data()).hasSize(LENGTH).containsOnly(frame.data()[0]);
        return frame.data()[0];
    }

    private int take() throws InterruptedException {
        return number(stream.take());
    }

    @Test
    void shouldMakeNoMoreFramesThanAreOnTheirWayWhenTheConsumerKeepsUp() throws Exception {
        open(REUSING);
        for (int i = 1; i <= 100; i++) {
            send(i);
            assertThat(take()).isEqualTo(i);
        }

        assertThat(seen).hasSize(2);
    }

    @Test
    void shouldOverwriteNoFrameThatIsTakenWhenTheQueueOverflows() throws Exception {
        open(REUSING);
        send(1);
        AudioFrame held = stream.take();
        send(IntStream.rangeClosed(2, 100).toArray());

        assertThat(number(held)).isEqualTo(1);
        assertThat(List.of(take(), take(), take())).containsExactly(98, 99, 100);
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(100, 4, 96, 0));
        send(IntStream.rangeClosed(101, 200).toArray());
        assertThat(List.of(take(), take(), take())).containsExactly(198, 199, 200);
        assertThat(seen).hasSizeLessThanOrEqualTo(REUSING.capacity() + 2);
    }

    @Test
    void shouldMakeAnotherFrameWhenTheShapeChanges() throws Exception {
        open(REUSING);
        send(1);
        take();
        assertThat(stream.poll(Duration.ZERO)).isNull();
        sendOf(6, 3);

        assertThat(stream.take().data()).containsExactly(3, 3, 3, 3, 3, 3);
    }

    @Test
    void shouldMakeEachFrameAnewWhenNothingIsSaid() throws Exception {
        open(AudioStreamOptions.DEFAULTS);
        for (int i = 1; i <= 10; i++) {
            send(i);
            take();
        }

        assertThat(seen).hasSize(10);
    }

    @Test
    void shouldOverwriteNoFrameWhenAnotherThreadHasTakenIt() throws Exception {
        open(REUSING);
        send(1);
        AudioFrame held = stream.take();
        CompletableFuture<Void> others = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                for (int i = 2; i <= 10; i++) {
                    send(i);
                    take();
                }
                others.complete(null);
            } catch (Throwable e) {
                others.completeExceptionally(e);
            }
        });
        others.get();

        assertThat(number(held)).isEqualTo(1);
    }

    @Test
    void shouldLendFramesForTheCallWhenOneListens() {
        List<Integer> heard = new CopyOnWriteArrayList<>();
        open(REUSING).listen(frame -> heard.add(number(frame)));
        sendOneByOne(heard, 20);

        assertThat(seen).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldLendFramesForTheCallWhenAnExecutorCallsTheListener() {
        List<Integer> heard = new CopyOnWriteArrayList<>();
        try (FrameEventLoop loop = FrameEventLoop.start("test loop")) {
            open(REUSING).listen(frame -> heard.add(number(frame)), loop);
            sendOneByOne(heard, 20);
        }

        assertThat(seen).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void shouldLendFramesForTheCallWhenOneSubscribes() {
        List<Integer> heard = new CopyOnWriteArrayList<>();
        open(REUSING).publisher().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(AudioFrame frame) {
                heard.add(number(frame));
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        });
        sendOneByOne(heard, 20);

        assertThat(seen).hasSizeLessThanOrEqualTo(3);
    }

    private void sendOneByOne(List<Integer> heard, int count) {
        for (int i = 1; i <= count; i++) {
            int sent = i;
            send(sent);
            await().until(() -> heard.size() == sent && heard.getLast() == sent);
        }
    }

    @Test
    void shouldDeliverWhatProcessorsReturnAndOverwriteNoneOfItWhenThereIsOne() throws Exception {
        AudioFrame always = new AudioFrame(new short[]{7, 7, 7, 7}, 48_000, 1);
        open(REUSING);
        send(1);
        take();
        medium.addProcessor((frame, _) -> always, Map.of());
        send(2, 3, 4);
        for (int i = 0; i < 3; i++) {
            assertThat(stream.take()).isSameAs(always);
        }
        send(5);

        assertThat(stream.take()).isSameAs(always);
        assertThat(number(always)).isEqualTo(7);
    }

    @Test
    void shouldLeaveFramesAsTheyAreWhenTheStreamEnds() throws Exception {
        open(REUSING);
        send(1, 2, 3);
        AudioFrame held = stream.take();
        stream.end(StreamEnd.END_OF_TRACK);
        send(4);

        assertThat(number(held)).isEqualTo(1);
        assertThat(List.of(take(), take())).containsExactly(2, 3);
        assertThat(stream.take()).isNull();
        stream.close();
        assertThat(number(held)).isEqualTo(1);
    }
}
