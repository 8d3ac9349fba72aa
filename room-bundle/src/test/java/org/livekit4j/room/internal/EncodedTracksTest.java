package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.TrackInfo;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.VideoEncoder;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoCodec;

class EncodedTracksTest {
    private static final TrackPublishOptions CAMERA = TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA);

    private final Fixture fixture = new Fixture();
    private final NativeLocalTrack encoded = new Encoded();

    private final class Encoded extends NativeLocalTrack {
        Encoded() {
            super(fixture.client, TrackKind.VIDEO, OwnedTrack.newBuilder().setHandle(Fixture.handle(500))
                    .setInfo(Full.<TrackInfo>of(TrackInfo.newBuilder().setName("camera").setSid("TR_unknown"))).build());
        }

        @Override
        public Optional<VideoCodec> encodedAs() {
            return Optional.of(VideoCodec.H264);
        }
    }

    private void refused(TrackPublishOptions options, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> EncodedTracks.options(encoded, options))
                .withMessage("VIDEO track 'camera' (TR_unknown) is encoded as H264 by its source: " + message);
    }

    @Test
    void shouldSetWhatTheTrackNeeds() {
        TrackPublishOptions needed = CAMERA.withVideoCodec(VideoCodec.H264).withVideoEncoder(VideoEncoder.PRE_ENCODED)
                .withSimulcast(false);

        assertThat(EncodedTracks.options(encoded, CAMERA)).isEqualTo(needed);
        assertThat(EncodedTracks.options(encoded, CAMERA.withVideoEncoder(VideoEncoder.AUTO))).isEqualTo(needed);
        assertThat(EncodedTracks.options(encoded, needed)).isEqualTo(needed);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"AUTO", "PRE_ENCODED"})
    void shouldRefuseAnEncoderWhenTheTrackIsEncoded(VideoEncoder encoder) {
        refused(CAMERA.withVideoEncoder(encoder), "videoEncoder is " + encoder + "; it must be PRE_ENCODED or not be set");
    }

    @Test
    void shouldRefuseOptionsWhenTheyContradictTheTrack() {
        refused(CAMERA.withVideoCodec(VideoCodec.VP8), "videoCodec is VP8; it must be that or not be set");
        refused(CAMERA.withSimulcast(true), "simulcast is true; there is one layer, so it must be false or not be set");
        refused(CAMERA.withScalabilityMode("L3T3"), "scalabilityMode must not be set");
    }

    @Test
    void shouldLeaveOptionsAsTheyAreWhenTheTrackIsNotEncoded() {
        NativeLocalTrack tone = new Fixture.Tone(fixture.client, 501);
        TrackPublishOptions options = CAMERA.withVideoEncoder(VideoEncoder.HARDWARE).withSimulcast(true);

        assertThat(EncodedTracks.options(tone, options)).isSameAs(options);
    }
}
