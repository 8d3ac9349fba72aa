package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKitException;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;

/** Where ffmpeg is looked for. All of them are scripts. */
class FfmpegTest {
    private static final String FOLDER_PROPERTY = "livekit4j.native.dir";
    private static final String WEBM = "#!/bin/sh\necho ' V..... libvpx  VP8'\necho ' A..... libopus  Opus'\n";
    private static final String MP4 = "#!/bin/sh\necho ' V..... libopenh264  H.264'\necho ' A..... aac  AAC'\n";
    private static final String BROKEN = "#!/bin/sh\necho 'no shared libraries' >&2\nexit 127\n";

    @TempDir
    Path folder;

    private URLClassLoader fragments;

    @BeforeEach
    void makeFragment() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "scripts of a shell");
        System.setProperty(FOLDER_PROPERTY, folder.resolve("cache").toString());
        fragments = FakeFragment.in(Files.createDirectory(folder.resolve("fragment")), WEBM);
    }

    @AfterEach
    void forget() throws IOException {
        System.clearProperty(FOLDER_PROPERTY);
        if (fragments != null) {
            fragments.close();
        }
    }

    private RecordingOptions options(RecordingFormat format) {
        return RecordingOptions.of(folder).withFormat(format);
    }

    private Path script(String where, String text) throws IOException {
        Path script = Files.writeString(Files.createDirectories(folder.resolve(where)).resolve("ffmpeg"), text);
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Path find(RecordingOptions options) {
        return Ffmpeg.find(options, folder.resolve("path").toString(), fragments).program().path();
    }

    @Test
    void shouldBeTheOneThatIsNamedThenTheOneOnThePathThenThatOfTheFragment() throws Exception {
        RecordingOptions options = options(RecordingFormat.WEBM_VP8_OPUS);
        assertThat(find(options)).startsWith(folder.resolve("cache").toRealPath()).hasContent(WEBM);
        Path onPath = script("path", WEBM);
        assertThat(find(options)).isEqualTo(onPath);
        Path named = script("named", WEBM);
        assertThat(find(options.withFfmpeg(named))).isEqualTo(named);
    }

    @Test
    void shouldNotExtractTheFragmentWhenItIsNotNeeded() throws Exception {
        script("path", WEBM);
        find(options(RecordingFormat.WEBM_VP8_OPUS));
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void shouldBeThatOfTheFragmentWhenTheOneOnThePathLacksAnEncoderOrIsBroken() throws Exception {
        for (String other : new String[]{MP4, BROKEN}) {
            script(other.equals(MP4) ? "path" : "path2", other);
            String path = folder.resolve(other.equals(MP4) ? "path" : "path2").toString();
            assertThat(Ffmpeg.find(options(RecordingFormat.WEBM_VP8_OPUS), path, fragments).program().path())
                    .hasContent(WEBM);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithEachWhenNoneWillDo() throws Exception {
        Path broken = script("path", BROKEN);
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> find(options(RecordingFormat.MP4_H264_AAC)))
                .withMessageContaining(broken + " ends with exit code 127, and says: no shared libraries; ")
                .withMessageContaining("takes an ffmpeg with the encoder libx264 or libopenh264")
                .withMessageContaining("cache").withMessageContaining("org.livekit4j.recorder.ffmpeg.<platform>");
    }

    @Test
    void shouldNotLookFurtherWhenTheOneThatIsNamedWillNotDo() throws Exception {
        RecordingOptions options = options(RecordingFormat.WEBM_VP8_OPUS).withFfmpeg(script("named", MP4));
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> find(options))
                .withMessageContaining("libvpx and libopus, which " + folder.resolve("named"));
    }

    @Test
    void shouldTellOnlyTheChildWhereItsLibrariesAre() throws Exception {
        FfmpegProgram program = Ffmpeg.find(options(RecordingFormat.WEBM_VP8_OPUS), "", fragments).program();
        String own = program.path().getParent().toString();
        assertThat(program.process(List.of()).environment()).containsValue(own);
        assertThat(System.getenv()).doesNotContainValue(own);
    }
}
