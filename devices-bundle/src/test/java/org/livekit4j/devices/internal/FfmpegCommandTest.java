package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.devices.CameraOptions;

class FfmpegCommandTest {
    private static final CameraDevices.Address NONE = new CameraDevices.Address("", "");

    /** Without the program and what is the same for each. */
    private static List<String> input(CameraOptions options, CameraDevices.Address camera) {
        List<String> words = FfmpegCommand.of("ffmpeg", options, camera);
        assertThat(words).startsWith("ffmpeg", "-hide_banner", "-nostdin", "-nostats", "-loglevel", "warning")
                .endsWith("-pix_fmt", "yuv420p", "-f", "rawvideo", "pipe:1");
        return words.subList(6, words.indexOf("-map"));
    }

    @Test
    void shouldReadOneProtocolOnlyWhenTheInputIsAFileOrAStream() {
        assertThat(input(CameraOptions.ofFile(Path.of("/a b/-vf;$(id).mp4")), NONE)).containsExactly("-re", "-protocol_whitelist",
                "file", "-i", "file:/a b/-vf;$(id).mp4");
        assertThat(input(CameraOptions.ofFile(Path.of("/concat:x|y")), NONE)).endsWith("-i", "file:/concat:x|y");
        assertThat(input(CameraOptions.ofStream(URI.create("RTSP://ada:pw@cam/1")), NONE))
                .containsSubsequence("-rtsp_transport", "tcp", "-i", "RTSP://ada:pw@cam/1")
                .noneMatch(word -> word.matches(".*\\b(file|concat|data|pipe|subfile)\\b.*"));
    }

    @Test
    void shouldFollowTheInputOptionWhenAWordLooksLikeAnOption() {
        assertThat(input(CameraOptions.ofDevice("cam"), new CameraDevices.Address("v4l2", "-y"))).containsExactly("-f", "v4l2",
                "-framerate", "30", "-video_size", "1280x720", "-i", "-y");
        assertThat(input(CameraOptions.ofFormat("x11grab", "-i"), NONE)).containsExactly("-f", "x11grab", "-framerate", "30",
                "-i",
                "-i");
        assertThat(input(CameraOptions.ofFormat("dshow", "video=a"), NONE)).containsExactly("-f", "dshow", "-i", "video=a");
    }

    @Test
    void shouldHaveItsSizeAndPaceWhenItIsATestPattern() {
        CameraOptions options = CameraOptions.ofTestPattern().withSize(320, 180).withFramesPerSecond(5);

        assertThat(input(options, NONE)).containsExactly("-re", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=5");
        assertThat(FfmpegCommand.of("ffmpeg", options, NONE))
                .contains("scale=320:180:force_original_aspect_ratio=decrease,pad=320:180:-1:-1,fps=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "concat:a%7Cb", "data:x", "pipe:0", "lavfi", "//host/x", "rtsp:x"})
    void shouldSayWhichSchemesThereAreWhenAnAddressHasNoneOfThem(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> CameraOptions.ofStream(URI.create(address)))
                .withMessageMatching("address has (the scheme .*; it must be one of \\[http, https, rtmp,.*|no host)");
    }

    @Test
    void shouldSayWhatIsRightWhenAnInputIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> CameraOptions.ofFormat("lavfi", "movie=/etc/passwd"))
                .withMessage("format is lavfi; it must be one of [avfoundation, dshow, fbdev, gdigrab, v4l2, x11grab]");
        for (String wrong : new String[]{"", "a\nb", "a\0b", "a\"b", "x".repeat(4_097)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> CameraOptions.ofDevice(wrong))
                    .withMessageContaining("without control characters and quotation marks");
        }
        assertThat(CameraOptions.ofStream(URI.create("rtsp://ada:pw@cam/1")).toString()).doesNotContain("pw");
    }
}
