package org.livekit4j.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.track.VideoCodec;

class EncodedVideoFrameTest {

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static EncodedVideoFrame frame(VideoCodec codec, String hex) {
        return EncodedVideoFrame.of(codec, bytes(hex), 320, 180, 0);
    }

    @ParameterizedTest
    @CsvSource({"VP8, 3002009d012a, true", "VP8, b101, false", "VP9, 824983420013, true", "VP9, 8600409214, false",
        "VP9, b04983420013, true", "VP9, b24983, false", "VP9, b44983, false", "VP9, 8a, false", "VP9, 00, false",
        // of AV1: a delimiter, then a sequence header or a frame; with and without sizes and layers
        "AV1, 12000a0b00000004, true", "AV1, 1200320200ff, false", "AV1, 08, true", "AV1, 1210, false", "AV1, 1600000a0100, true",
        "AV1, 160800320180800a, false", "AV1, 12000e000a, true", "AV1, 3280, false",
        // of H.264: start codes of both lengths, an IDR picture or not
        "H264, 0000000167420000000168ce0000016588, true", "H264, 000001658880, true", "H264, 00000001419a00, false",
        "H264, 0000000109f000000001419a65, false", "H264, 000001, false"})
    void shouldKnowAKeyFrameWhateverTheCodecIs(VideoCodec codec, String hex, boolean key) {
        assertThat(frame(codec, hex).keyFrame()).isEqualTo(key);
        assertThat(EncodedVideoFrame.isKeyFrame(codec, bytes(hex))).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H265")
    void shouldSurviveWhenDataEndsAnywhere(VideoCodec codec) {
        byte[] all = bytes("0000000167420000000168ce0000016588320a8180");
        for (int from = 0; from < all.length; from++) {
            for (int to = from; to <= all.length; to++) {
                byte[] part = java.util.Arrays.copyOfRange(all, from, to);
                assertThatCode(() -> EncodedVideoFrame.isKeyFrame(codec, part)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void shouldRefuseH264ThatReceiversCannotDecode() {
        assertThatCode(() -> frame(VideoCodec.H264, "0000000167420000000168ce0000016588").requireDecodable(VideoCodec.H264))
                .doesNotThrowAnyException();
        assertThatCode(() -> frame(VideoCodec.H264, "00000141ff").requireDecodable(VideoCodec.H264)).doesNotThrowAnyException();
        assertThatCode(() -> frame(VideoCodec.VP8, "3002").requireDecodable(VideoCodec.VP8)).doesNotThrowAnyException();
        for (String lengths : new String[]{"0000000265880000000241ff", "ff00000165", "0100000165", "41"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> frame(VideoCodec.H264, lengths).requireDecodable(VideoCodec.H264))
                    .withMessageContaining("does not begin with a start code").withMessageContaining("Annex B");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frame(VideoCodec.H264, "00000001674200000165").requireDecodable(VideoCodec.H264))
                .withMessageContaining("without its parameter sets");
    }

    @Test
    void shouldRefuseWhatNoSourceTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> frame(VideoCodec.VP8, ""))
                .withMessage("data has 0 bytes; a frame has from 1 to 16777216");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncodedVideoFrame.of(VideoCodec.VP8, new byte[EncodedVideoFrame.MAX_SIZE + 1], 320, 180, 0))
                .withMessageContaining("16777217 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncodedVideoFrame.of(VideoCodec.VP8, new byte[1], 3, 180, 0)).withMessageContaining("3 × 180");
        assertThatIllegalArgumentException().isThrownBy(() -> frame(VideoCodec.H265, "00"))
                .withMessageStartingWith("codec is H265").withMessageEndingWith("it must be VP8, VP9, AV1 or H264");
        assertThatIllegalArgumentException().isThrownBy(() -> EncodedVideoSourceOptions.of(VideoCodec.H265, 320, 180))
                .withMessageStartingWith("codec is H265");
        assertThatNullPointerException().isThrownBy(() -> EncodedVideoSourceOptions.of(null, 320, 180))
                .withMessage("codec is null");
    }

    @Test
    void shouldBeEqualWhenTheDataIs() {
        EncodedVideoFrame frame = frame(VideoCodec.VP8, "3002");
        assertThat(frame).isEqualTo(frame(VideoCodec.VP8, "3002")).hasSameHashCodeAs(frame(VideoCodec.VP8, "3002"))
                .isNotEqualTo(frame(VideoCodec.VP8, "3003")).isNotEqualTo(frame.withMetadata(new FrameMetadata(1, 2)))
                .hasToString("EncodedVideoFrame[2 bytes, keyFrame=true, 320 × 180, timestampUs=0]");
        assertThat(frame.withMetadata(new FrameMetadata(1, 2)).metadata()).contains(new FrameMetadata(1, 2));
    }
}
