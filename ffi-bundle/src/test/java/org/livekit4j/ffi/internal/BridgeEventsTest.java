package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.FfiEvent;

/** Events of the real library: audio that comes back. */
class BridgeEventsTest {
    private static final short SAMPLE = 4_711;

    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private static void assertAccount(HandleStatistics handles) {
        assertThat(handles.created()).isEqualTo(handles.released() + handles.live());
        assertThat(handles.live()).isEqualTo(handles.liveByKind().values().stream().mapToLong(Long::longValue).sum());
        assertThat(handles.liveByKind().values()).allMatch(live -> live > 0);
    }

    private void captureUntil(Loopback loopback, org.awaitility.core.ThrowingRunnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            for (int i = 0; i < 10; i++) {
                loopback.capture(SAMPLE).join();
                assertAccount(open.get().handles());
            }
            assertion.run();
        });
    }

    private void captureFrames(Loopback loopback) {
        for (int i = 0; i < 200; i++) {
            loopback.capture(SAMPLE).join();
            assertAccount(open.get().handles());
        }
    }

    @Test
    void shouldReleaseTheFramesWhenThereIsNoSink() {
        try (Loopback loopback = new Loopback(open.get())) {
            captureFrames(loopback);
            captureUntil(loopback, () -> assertThat(open.get().events().unwanted()).isGreaterThan(20));
            await().untilAsserted(() -> assertThat(open.get().handles().live()).isEqualTo(Loopback.HANDLES));
            assertThat(open.get().handles().liveByKind()).containsOnlyKeys(HandleKind.AUDIO_SOURCE, HandleKind.TRACK,
                    HandleKind.AUDIO_STREAM);
        }
        await().untilAsserted(() -> assertThat(open.get().handles().live()).isZero());
        assertThat(open.get().events().failed()).isZero();
    }

    @Test
    void shouldReleaseTheFramesAfterDeliveryWhenNobodyKeepsThem() throws Exception {
        BlockingQueue<Boolean> right = new LinkedBlockingQueue<>();
        try (Loopback loopback = new Loopback(open.get())) {
            long stream = loopback.stream.id();
            AutoCloseable connection = open.get()
                    .connect((type, innerType, key) -> type != FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER
                            ? null
                            : event -> right.add(key == stream && event.key() == stream && event.message().hasAudioStreamEvent()
                                    && event.size() == event.message().getSerializedSize()));
            captureUntil(loopback, () -> assertThat(right).hasSizeGreaterThan(20).doesNotContain(false));
            connection.close();
            await().untilAsserted(() -> assertThat(open.get().handles().live()).isEqualTo(Loopback.HANDLES));
        }
        assertThat(open.get().events().routed()).isGreaterThan(20);
        assertThat(open.get().events().failed()).isZero();
    }

    @Test
    void shouldKeepTheSamplesInMemoryWhenTheEventIsRetained() throws Exception {
        BlockingQueue<NativeEvent> kept = new LinkedBlockingQueue<>();
        try (Loopback loopback = new Loopback(open.get())) {
            AutoCloseable connection = open.get().connect(
                    (type, innerType,
                            key) -> type == FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER ? event -> kept.add(event.retain()) : null);
            captureUntil(loopback, () -> assertThat(kept).hasSizeGreaterThan(20));
            connection.close();
        }
        await().untilAsserted(
                () -> assertThat(open.get().handles().liveByKind()).containsOnlyKeys(HandleKind.AUDIO_FRAME));

        assertThat(kept.stream().filter(this::heard)).as("what was captured came back").isNotEmpty();
        kept.forEach(NativeEvent::close);
        assertThat(open.get().handles().live()).isZero();
    }

    private boolean heard(NativeEvent event) {
        if (!event.message().getAudioStreamEvent().hasFrameReceived()) {
            return false;
        }
        AudioFrameBufferInfo frame = event.message().getAudioStreamEvent().getFrameReceived().getFrame().getInfo();
        short[] samples = new short[frame.getSamplesPerChannel()];
        open.get().copy(frame.getDataPtr(), samples);
        try (Arena scope = Arena.ofConfined()) {
            MemorySegment view = open.get().view(frame.getDataPtr(), 2L * samples.length, scope);
            assertThat(view.toArray(ValueLayout.JAVA_SHORT)).isEqualTo(samples);
            assertThat(view.isReadOnly()).isTrue();
        }
        return samples[samples.length - 1] == SAMPLE;
    }

    @Test
    void shouldRefuseToCloseWhenItIsInsideACallback() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        try (Loopback loopback = new Loopback(open.get())) {
            AutoCloseable connection = open.get().connect((type, innerType, key) -> {
                try {
                    open.get().close();
                } catch (RuntimeException e) {
                    thrown.set(e);
                }
                return null;
            });
            captureUntil(loopback, () -> assertThat(thrown.get()).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be shut down inside one of its callbacks"));
            connection.close();
        }
        assertThat(open.get().health().state()).isEqualTo(FfiHealth.State.READY);
    }

    @Test
    void shouldAllowRequestsWhenItIsInsideACallback() throws Exception {
        AtomicReference<HandleStatistics> seen = new AtomicReference<>();
        try (Loopback loopback = new Loopback(open.get())) {
            AutoCloseable connection = open.get().connect((type, innerType, key) -> {
                if (seen.get() == null) {
                    Loopback second = new Loopback(open.get());
                    seen.set(open.get().handles());
                    second.close();
                }
                return null;
            });
            captureUntil(loopback, () -> assertThat(seen.get()).isNotNull());
            connection.close();
        }
        assertThat(seen.get().live()).isGreaterThanOrEqualTo(2L * Loopback.HANDLES);
        assertThat(open.get().events().failed()).isZero();
    }

    @Test
    void shouldReleaseTheFramesWhenTheSinkThrows() throws Exception {
        try (Loopback loopback = new Loopback(open.get())) {
            AutoCloseable connection = open.get().connect((type, innerType, key) -> {
                throw new AssertionError("made for a test");
            });
            captureUntil(loopback, () -> assertThat(open.get().events().failed()).isGreaterThan(20));
            connection.close();
            await().untilAsserted(() -> assertThat(open.get().handles().live()).isEqualTo(Loopback.HANDLES));
        }
    }
}
