package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewApmRequest;
import org.livekit4j.ffi.proto.OwnedApm;
import org.livekit4j.ffi.proto.SendStreamHeaderRequest;

/** Requests to the real library. */
class NativeFfiClientTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private static final FfiRequest NEW_APM = FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder()
            .setEchoCancellerEnabled(true).setGainControllerEnabled(true).setHighPassFilterEnabled(true)
            .setNoiseSuppressionEnabled(true)).build();
    private static final FfiRequest UNKNOWN = FfiRequest.newBuilder()
            .setCreateAudioTrack(CreateAudioTrackRequest.newBuilder().setName("mic").setSourceHandle(Events.HANDLE)).build();

    @Test
    void shouldBeReadyWhenItIsOpen() {
        FfiHealth health = open.get().health();
        assertThat(health.state()).isEqualTo(FfiHealth.State.READY);
        assertThat(health.libraryVersion()).contains("0.13.2");
        assertThat(health.libraryPath()).endsWith(NativePlatform.current().orElseThrow().library());
        assertThat(health.panics()).isZero();
        assertThat(health.lastPanic()).isEmpty();
    }

    @Test
    void shouldNameTheOwnerWhenASecondOneIsOpened() {
        assertThatThrownBy(() -> FfiClients.open(FfiOptions.DEFAULTS)).isInstanceOf(FfiException.class)
                .hasMessageContaining(
                        "in use already in this JVM, by the FfiClient opened by thread '" + Thread.currentThread().getName());
        assertThat(open.get().health().state()).isEqualTo(FfiHealth.State.READY);
        assertThatCode(() -> new Loopback(open.get()).close()).doesNotThrowAnyException();
    }

    @Test
    void shouldCountTheHandlesWhenAResponseBringsSome() {
        OwnedApm apm = open.get().request(NEW_APM).getNewApm().getApm();

        HandleStatistics handles = open.get().handles();
        assertThat(handles.liveByKind()).containsOnlyKeys(HandleKind.AUDIO_PROCESSING);
        assertThat(handles.created()).as("the response and what is in it").isEqualTo(2);
        assertThat(handles.released()).as("the response").isEqualTo(1);

        assertThat(open.get().release(HandleKind.AUDIO_PROCESSING, apm.getHandle().getId())).isTrue();
        assertThat(open.get().handles().live()).isZero();
    }

    @Test
    void shouldSayFalseWhenAHandleIsReleasedThatTheLibraryDoesNotKnow() {
        open.get().ledger().created(HandleKind.OTHER);
        assertThat(open.get().release(HandleKind.OTHER, Events.HANDLE)).isFalse();
        assertThat(open.get().handles().live()).isZero();
    }

    @Test
    void shouldNameTheRequestAndNothingInItWhenTheLibraryRefuses() {
        assertThatThrownBy(() -> open.get().request(UNKNOWN)).isInstanceOf(FfiException.class)
                .hasMessage("LiveKit's native library refused create_audio_track: it gives no reason; its log (logger "
                        + "org.livekit4j.native) may");
        assertThat(open.get().handles().live()).isZero();
    }

    @Test
    void shouldNotReachTheLibraryWhenARequestWouldEndTheProcess() {
        assertThatIllegalArgumentException().isThrownBy(() -> open.get().request(FfiRequest.getDefaultInstance()));
        assertThat(open.get().handles().created()).isZero();
    }

    @Test
    void shouldSendTheWholeRequestWhenItIsLargerThanABuffer() {
        // It is refused for its unknown handle, which is read only if the long part before it came across.
        FfiRequest.Builder large = UNKNOWN.toBuilder();
        large.getCreateAudioTrackBuilder().setName("x".repeat(2 * RequestBuffer.CAPACITY));
        assertThatThrownBy(() -> open.get().request(large.build())).isInstanceOf(FfiException.class)
                .hasMessageContaining("create_audio_track");

        try (Loopback loopback = new Loopback(open.get())) {
            large.getCreateAudioTrackBuilder().setSourceHandle(loopback.source.id());
            var track = open.get().request(large.build()).getCreateAudioTrack().getTrack();
            assertThat(track.getInfo().getName()).hasSize(2 * RequestBuffer.CAPACITY);
            open.get().adopt(HandleKind.TRACK, track.getHandle()).close();
        }
    }

    @Test
    void shouldCompleteWhenACaptureIsAnswered() throws Exception {
        try (Loopback loopback = new Loopback(open.get())) {
            FfiEvent answer = loopback.capture((short) 1).get();
            assertThat(answer.getCaptureAudioFrame().hasError()).isFalse();
            assertThat(answer.getCaptureAudioFrame().getAsyncId()).isGreaterThanOrEqualTo(1L << 62);
        }
        assertThat(open.get().events().answers()).isEqualTo(1);
        assertThat(open.get().events().failed()).isZero();
    }

    @Test
    void shouldSayWhatWentWrongWhenACaptureFails() throws Exception {
        try (Loopback loopback = new Loopback(open.get())) {
            FfiEvent answer = loopback.capture(Loopback.RATE / 2).get();
            assertThat(answer.getCaptureAudioFrame().getError()).contains("sample_rate");
        }
    }

    @Test
    void shouldAnswerEachWhenThereAreTwoThousandCaptures() {
        try (Loopback loopback = new Loopback(open.get())) {
            List<CompletableFuture<FfiEvent>> answers = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                answers.add(loopback.capture((short) i));
            }
            assertThat(answers.stream().map(CompletableFuture::join).map(answer -> answer.getCaptureAudioFrame().getAsyncId()))
                    .hasSize(2_000).doesNotHaveDuplicates();
        }
        assertThat(open.get().events().answers()).isEqualTo(2_000);
    }

    @Test
    void shouldFailTheFutureWhenTheRequestIsRefused() {
        CompletableFuture<FfiEvent> refused = open.get().requestAsync(id -> FfiRequest.newBuilder()
                .setSendStreamHeader(SendStreamHeaderRequest.newBuilder().setLocalParticipantHandle(Events.HANDLE)
                        .setHeader(org.livekit4j.ffi.proto.DataStream.Header.newBuilder().setStreamId("s").setTimestamp(0)
                                .setTopic("t").setMimeType("text/plain").setTextHeader(
                                        org.livekit4j.ffi.proto.DataStream.TextHeader.newBuilder().setOperationType(
                                                org.livekit4j.ffi.proto.DataStream.OperationType.CREATE)))
                        .setSenderIdentity("anna").setRequestAsyncId(id))
                .build(), java.time.Duration.ofMinutes(5));
        assertThatThrownBy(refused::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(FfiException.class)
                .hasMessageContaining("refused send_stream_header");
    }

    @Test
    void shouldFailTheFutureWhenTheRequestWouldEndTheProcess() {
        assertThatThrownBy(open.get().requestAsync(id -> FfiRequest.getDefaultInstance(), java.time.Duration.ofMinutes(5))::get)
                .isInstanceOf(ExecutionException.class).cause().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldLeaveNothingBehindWhenTheRequestCannotBeMade() {
        AtomicLong id = new AtomicLong();
        assertThatIllegalStateException().isThrownBy(() -> open.get().requestAsync(own -> {
            id.set(own);
            throw new IllegalStateException("made for a test");
        }, java.time.Duration.ofMinutes(5)));
        assertThat(id).hasPositiveValue();
    }

    @Test
    void shouldRefuseASecondSinkWhenThereIsOne() throws Exception {
        AutoCloseable first = open.get().connect((type, innerType, key) -> null);
        assertThatIllegalStateException().isThrownBy(() -> open.get().connect((type, innerType, key) -> null))
                .withMessageContaining("close its connection first");
        first.close();
        assertThatCode(() -> open.get().connect((type, innerType, key) -> null).close()).doesNotThrowAnyException();
    }
}
