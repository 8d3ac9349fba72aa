package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.ShutDownException;
import org.livekit4j.ffi.proto.AudioFrameBufferInfo;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.CaptureAudioFrameRequest;
import org.livekit4j.ffi.proto.ClearAudioBufferRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

class NativeRepeatedRequestTest {
    private static final int ROUNDS = 1_000;

    private final ScriptedLibrary library = new ScriptedLibrary();
    private final HandleCounters ledger = new HandleCounters();
    private final LifeCycle life = new LifeCycle(library.functions, Duration.ofMinutes(5));
    private final Timeouts timeouts = new Timeouts();
    private final PendingRequests pending = new PendingRequests(timeouts);
    private final EventCallback callback = new EventCallback(library.bridge, pending);
    private final List<Optional<FfiEvent>> answers = new ArrayList<>();
    private final NativeRepeatedRequest request = new NativeRepeatedRequest(life,
            new RequestChannel(library.functions, ledger), pending, event -> answers.add(Optional.ofNullable(event)));

    NativeRepeatedRequestTest() {
        library.answer(FfiResponse.getDefaultInstance().toByteArray());
    }

    @AfterEach
    void close() {
        request.close();
        timeouts.close();
    }

    private static LongFunction<FfiRequest> capture(long source, long address, int samples) {
        return id -> FfiRequest.newBuilder().setCaptureAudioFrame(CaptureAudioFrameRequest.newBuilder().setSourceHandle(source)
                .setBuffer(AudioFrameBufferInfo.newBuilder().setDataPtr(address).setNumChannels(1).setSampleRate(48_000)
                        .setSamplesPerChannel(samples))
                .setRequestAsyncId(id)).build();
    }

    private long send() {
        request.prepare(capture(3, 8, 480));
        request.send();
        return lastId();
    }

    private long lastId() {
        return library.requests.getLast().getCaptureAudioFrame().getRequestAsyncId();
    }

    private void answer(FfiEvent event) {
        try (NativeBytes memory = Events.memory(event)) {
            callback.onEvent(memory.address(), memory.size());
            memory.wipe();
        }
    }

    private void assertStatistics(long received, long answered, long routed, long unwanted) {
        assertThat(callback.statistics()).isEqualTo(new EventStatistics(received, answered, routed, unwanted, 0, 0, 0, 0));
    }

    @Test
    void shouldSendWhatProtobufMakesOfEachRequestAsOftenAsItIsSent() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            LongFunction<FfiRequest> next = capture(random.nextLong(), random.nextLong() & -2 | 2, random.nextInt(1, 1 << 20));
            request.prepare(next);
            request.send();
            request.send();
            FfiRequest expected = next.apply(lastId());
            assertThat(library.requests).containsExactly(expected, expected);
            library.requests.clear();
            if (random.nextInt(4) == 0) {
                request.abandon();
            }
        }
        assertThat(library.drops).hasSize(2 * ROUNDS).containsOnly(ScriptedLibrary.RESPONSE);
        assertThat(ledger.live(HandleKind.RESPONSE)).isZero();
        assertThat(ledger.statistics().created()).isEqualTo(2 * ROUNDS);
    }

    @Test
    void shouldTellOfEachAnswerAndCountIt() {
        long id = send();
        answer(Events.captured(id));
        answer(Events.captured(id));

        assertThat(answers).containsExactly(Optional.empty(), Optional.empty());
        assertStatistics(2, 2, 0, 0);
    }

    @Test
    void shouldTellWhatAnAnswerSays() {
        FfiEvent refusal = FfiEvent.newBuilder()
                .setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(send()).setError("no")).build();
        answer(refusal);
        assertThat(answers).containsExactly(Optional.of(refusal));
    }

    @Test
    void shouldAlsoDeliverAnAnswerWhenTheSinkWantsIt() {
        List<FfiEvent> delivered = new ArrayList<>();
        callback.connect((type, innerType, key) -> (NativeEvent event) -> delivered.add(event.message()));
        long id = send();
        answer(Events.captured(id));

        assertThat(answers).containsExactly(Optional.empty());
        assertThat(delivered).containsExactly(Events.captured(id));
        assertStatistics(1, 0, 1, 0);
    }

    @Test
    void shouldTellOfNoAnswerThatWasAbandonedAndHaveAnotherIdNext() {
        long abandoned = send();
        request.abandon();
        assertThatIllegalStateException().isThrownBy(request::send).withMessageStartingWith("nothing is prepared");
        long next = send();
        answer(Events.captured(abandoned));
        assertThat(answers).isEmpty();
        assertThat(next).isNotEqualTo(abandoned);
        answer(Events.captured(next));

        assertThat(answers).hasSize(1);
        assertStatistics(2, 1, 0, 1);
    }

    @Test
    void shouldTellOfNothingAndRefuseAllWhenItIsClosed() {
        long id = send();
        request.close();
        request.close();
        answer(Events.captured(id));

        assertThat(answers).isEmpty();
        assertThat(pending.size()).isZero();
        assertThatIllegalStateException().isThrownBy(request::send).withMessage("this request is closed");
        assertThatIllegalStateException().isThrownBy(request::abandon);
        assertThatIllegalStateException().isThrownBy(() -> request.prepare(capture(3, 8, 480)));
    }

    @Test
    void shouldGoOnWhenAnAnswerIsToldToCodeThatThrows() {
        NativeRepeatedRequest failing = new NativeRepeatedRequest(life, new RequestChannel(library.functions, ledger), pending,
                event -> {
                    throw new IllegalStateException("as a test wants it");
                });
        failing.prepare(capture(3, 8, 480));
        failing.send();
        answer(Events.captured(lastId()));
        assertThat(callback.statistics().failed()).isOne();
        failing.close();
    }

    @Test
    void shouldRefuseWhatCannotBeRepeatedOrWouldEndTheProcess() {
        assertThatIllegalStateException().isThrownBy(request::send).withMessageStartingWith("nothing is prepared");
        assertThatIllegalArgumentException().isThrownBy(() -> request.prepare(id -> FfiRequest.newBuilder()
                .setClearAudioBuffer(ClearAudioBufferRequest.newBuilder().setSourceHandle(1)).build()))
                .withMessageContaining("clear_audio_buffer");
        assertThatIllegalArgumentException().isThrownBy(() -> request.prepare(id -> FfiRequest.getDefaultInstance()));
        assertThatIllegalArgumentException().isThrownBy(() -> request.prepare(capture(3, 9, 480)))
                .withMessageContaining("odd address");
        assertThatNullPointerException().isThrownBy(() -> request.prepare(id -> null));
        assertThatNullPointerException().isThrownBy(() -> library.bridge.repeat(null));
        assertThat(library.requests).isEmpty();
    }

    @Test
    void shouldSayWhichRequestTheLibraryRefuses() {
        library.refuse();
        assertThatExceptionOfType(FfiException.class).isThrownBy(this::send)
                .withMessageStartingWith("LiveKit's native library refused capture_audio_frame:");
        assertThat(library.drops).isEmpty();
        assertThat(ledger.statistics().created()).isZero();
    }

    @Test
    void shouldSendNothingWhenTheLibraryIsShutDown() {
        request.prepare(capture(3, 8, 480));
        life.stopping();
        assertThatExceptionOfType(ShutDownException.class).isThrownBy(request::send);
        assertThat(library.requests).isEmpty();
    }
}
