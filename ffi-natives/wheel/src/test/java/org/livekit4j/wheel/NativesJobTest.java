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
    void shouldListWhatTheLibraryIsMadeOf() throws IOException {
        String crates = "src/index.crates.io-1949cf8c6b5b557f/tokio-1.53.1/src/lib.rs\0x"
                + "/index.crates.io-1949cf8c6b5b557f/tokio-1.53.1/src/rt.rs C:\\index.crates.io-19\\async-trait-0.1.2-rc.1+b\\src\"";
        unpack(Platform.LINUX_X86_64, TestWheel.of(Platform.LINUX_X86_64).with(RESOURCES + "liblivekit_ffi.so", crates)
                .with(RESOURCES + "LICENSE.md", "# livekit\n# webrtc\n```\n# a \"b\"\n```\n# libc++ \n"));

        assertThat(folder.resolve("classes/META-INF/sbom/livekit-ffi.cdx.json")).content().contains("""
                "components":[
                {"type":"library","name":"async-trait","version":"0.1.2-rc.1+b","purl":"pkg:cargo/async-trait@0.1.2-rc.1+b"},
                {"type":"library","name":"tokio","version":"1.53.1","purl":"pkg:cargo/tokio@1.53.1"},
                {"type":"library","name":"libc++"},
                {"type":"library","name":"webrtc"}
                ],
                """).contains("\"purl\":\"pkg:pypi/livekit@9.9.9\"", Sha256.of(crates.getBytes(StandardCharsets.UTF_8)).hex(),
                "\"aggregate\":\"incomplete\"");
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
