package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativesJobTest {

    private static final String RESOURCES = "livekit/rtc/resources/";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Platform.class)
    void shouldUnpackTheLibraryAndDescribeItWhenTheWheelIsComplete(Platform platform) throws IOException {
        unpack(platform, TestWheel.of(platform).with(RESOURCES + platform.library(), "code").with(RESOURCES + "LICENSE.md", "L"));

        Path natives = folder.resolve("classes/native").resolve(platform.id());
        assertThat(natives.resolve(platform.library())).hasContent("code");
        assertThat(natives.resolve("livekit-ffi.properties")).hasContent("wheel.version=9.9.9\nlibrary=" + platform.library()
                + "\nsha256=" + Sha256.of("code".getBytes(StandardCharsets.UTF_8)) + "\nbytes=4\n");
    }

    @Test
    void shouldCopyEveryLicenceWhenThereAreSeveral() throws IOException {
        unpack(Platform.LINUX_X86_64,
                TestWheel.of(Platform.LINUX_X86_64).with(RESOURCES + "liblivekit_ffi.so", "code")
                        .with(RESOURCES + "LICENSE.md", "third parties").with("livekit-9.9.9.dist-info/licenses/NOTICE", "notice")
                        .with("livekit-9.9.9.dist-info/LICENCE", "own"));

        Path licences = folder.resolve("classes/META-INF/licenses/livekit-ffi");
        assertThat(licences.resolve("LICENSE.md")).hasContent("third parties");
        assertThat(licences.resolve("NOTICE")).hasContent("notice");
        assertThat(licences.resolve("LICENCE")).hasContent("own");
    }

    @Test
    void shouldRefuseWhenThereIsNoLicence() {
        TestWheel wheel = TestWheel.of(Platform.LINUX_X86_64).with(RESOURCES + "liblivekit_ffi.so", "code");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> unpack(Platform.LINUX_X86_64, wheel))
                .withMessageContaining("no licence text");
    }

    private void unpack(Platform platform, TestWheel content) throws IOException {
        try (Wheel wheel = Wheel.open(content.write(folder.resolve("test.whl")), platform)) {
            NativesJob.run(wheel, "9.9.9", platform, folder.resolve("classes"));
        }
    }
}
