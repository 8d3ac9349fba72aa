package org.livekit4j.ffi.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.AudioSourceType;
import org.livekit4j.ffi.proto.CreateAudioTrackRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewAudioSourceRequest;
import org.livekit4j.ffi.proto.OwnedAudioSource;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.track.TrackKind;

class NativeLocalTrackTest {

    private static final class Microphone extends NativeLocalTrack {
        Microphone(FfiClient client, OwnedTrack track) {
            super(client, TrackKind.AUDIO, track);
        }
    }

    private FfiClient client;
    private FfiHandle source;
    private Microphone track;

    @BeforeEach
    void open() {
        client = FfiClients.open(FfiOptions.DEFAULTS);
        OwnedAudioSource owned = client.request(FfiRequest.newBuilder().setNewAudioSource(NewAudioSourceRequest.newBuilder()
                .setType(AudioSourceType.AUDIO_SOURCE_NATIVE).setSampleRate(48_000).setNumChannels(1)).build())
                .getNewAudioSource().getSource();
        source = client.adopt(HandleKind.AUDIO_SOURCE, owned.getHandle());
        track = new Microphone(client,
                client.request(FfiRequest.newBuilder()
                        .setCreateAudioTrack(CreateAudioTrackRequest.newBuilder().setName("mic").setSourceHandle(source.id()))
                        .build()).getCreateAudioTrack().getTrack());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void shouldSayWhatItIsWhenItIsNew() {
        assertThat(track.name()).isEqualTo("mic");
        assertThat(track.kind()).isEqualTo(TrackKind.AUDIO);
        assertThat(track.muted()).isFalse();
        assertThat(track.handle().kind()).isEqualTo(HandleKind.TRACK);
        assertThat(track).hasToString("AUDIO track 'mic' (" + track.sid() + ")");
    }

    @Test
    void shouldBeMutedWhenTheLibraryMutedIt() {
        track.mute(true);
        assertThat(track.muted()).isTrue();
        track.mute(false);
        assertThat(track.muted()).isFalse();
    }

    @Test
    void shouldHaveTheSidOfItsPublicationWhenItIsPublished() {
        assertThat(track.sid()).isEqualTo("TR_unknown");
        track.published("TR_a");
        assertThat(track.sid()).isEqualTo("TR_a");
    }

    @Test
    void shouldBePublishedByOneRoomAtATime() {
        Object room = new Object();
        Object other = new Object();
        track.claim(room);
        assertThatIllegalStateException().isThrownBy(() -> track.claim(other))
                .withMessageStartingWith(track + " is published already");
        assertThatIllegalStateException().isThrownBy(() -> track.claim(room));
        track.release(other);
        assertThatIllegalStateException().isThrownBy(() -> track.claim(other));

        track.release(room);
        track.claim(other);
    }

    @Test
    void shouldHaveNoStatisticsWhenItIsNotPublished() {
        assertThatThrownBy(track.statistics()::join).hasCauseInstanceOf(LiveKitException.class)
                .hasMessageContaining("no transceiver");
    }

    @Test
    void shouldReleaseItsHandleWhenItIsClosed() {
        track.close();
        track.close();
        assertThat(client.handles().liveByKind()).containsOnlyKeys(HandleKind.AUDIO_SOURCE);
        assertThatIllegalStateException().isThrownBy(() -> track.mute(true));
    }

    @Test
    void shouldBeMutedWhenTheRoomMutedIt() {
        track.mutedByRoom(true);
        assertThat(track.muted()).isTrue();
        track.mutedByRoom(false);
        assertThat(track.muted()).isFalse();
    }
}
