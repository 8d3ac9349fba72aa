package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioSourceInfo;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.ffi.proto.NewAudioSourceResponse;
import org.livekit4j.ffi.proto.OwnedAudioSource;

class RequestChannelTest {
    private static final FfiRequest REQUEST = request(10);

    private final ScriptedLibrary library = new ScriptedLibrary();
    private final HandleCounters ledger = new HandleCounters();
    private final RequestChannel channel = new RequestChannel(library.functions, ledger);

    private static FfiRequest request(int characters) {
        return FfiRequest.newBuilder().setCreateAudioTrack(
                CreateAudioTrackRequest.newBuilder().setName("x".repeat(characters)).setSourceHandle(Events.HANDLE)).build();
    }

    private static FfiResponse response() {
        OwnedAudioSource source = OwnedAudioSource.newBuilder().setHandle(Events.handle(Events.HANDLE))
                .setInfo(AudioSourceInfo.newBuilder().setType(AudioSourceType.AUDIO_SOURCE_NATIVE)).build();
        return FfiResponse.newBuilder().setNewAudioSource(NewAudioSourceResponse.newBuilder().setSource(source)).build();
    }

    @Test
    void shouldCountWhatTheResponseBringsAndGiveItsBytesBack() {
        library.answer(response().toByteArray());
        assertThat(channel.send(REQUEST)).isEqualTo(response());
        assertThat(library.requests).containsExactly(REQUEST);
        assertThat(library.drops).containsExactly(ScriptedLibrary.RESPONSE);
        assertThat(ledger.live(HandleKind.AUDIO_SOURCE)).isOne();
        assertThat(ledger.live(HandleKind.RESPONSE)).isZero();
        assertThat(ledger.statistics().created()).isEqualTo(2);
    }

    @Test
    void shouldSendRequestsOfAllSizesWhole() {
        library.answer(response().toByteArray());
        int around = RequestBuffer.CAPACITY - request(0).getSerializedSize();
        for (int characters = around - 6; characters < around + 6; characters++) {
            assertThat(channel.send(request(characters))).isEqualTo(response());
            assertThat(library.requests.getLast()).isEqualTo(request(characters));
        }
        assertThat(channel.send(REQUEST)).isEqualTo(response());
        assertThat(library.requests.getLast()).isEqualTo(REQUEST);
    }

    @Test
    void shouldCountNothingWhenTheRequestIsRefused() {
        library.refuse();
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> channel.send(REQUEST))
                .withMessageStartingWith("LiveKit's native library refused create_audio_track:");
        assertThat(library.drops).isEmpty();
        assertThat(ledger.statistics().created()).isZero();
    }

    @Test
    void shouldReleaseWhatIsInAResponseThatCannotBeRead() {
        OwnedAudioSource source = OwnedAudioSource.newBuilder().setHandle(Events.handle(Events.HANDLE)).buildPartial();
        NewAudioSourceResponse partial = NewAudioSourceResponse.newBuilder().setSource(source).buildPartial();
        library.answer(FfiResponse.newBuilder().setNewAudioSource(partial).buildPartial().toByteArray());
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> channel.send(REQUEST))
                .withMessage("LiveKit's native library returned an invalid response");
        assertThat(library.drops).containsExactlyInAnyOrder(Events.HANDLE, ScriptedLibrary.RESPONSE);
        assertThat(ledger.statistics().live()).isZero();
    }

    @Test
    void shouldSayThatTheResponseCannotBeReadWhenItIsDamaged() {
        library.answer(new byte[]{0x0a, 0x7f, 1});
        assertThatExceptionOfType(FfiException.class).isThrownBy(() -> channel.send(REQUEST))
                .withMessage("LiveKit's native library returned an invalid response");
        assertThat(library.drops).containsExactly(ScriptedLibrary.RESPONSE);
        assertThat(ledger.statistics().live()).isZero();
    }
}
