package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.FileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorsJobTest {

    private static final String FOLDER = "livekit/rtc/_proto/";

    @TempDir
    private Path folder;

    @Test
    void shouldPutImportedFilesFirstWhenNamesSayOtherwise() throws IOException {
        FileDescriptorSet set = unpack(
                TestWheel.of(Platform.LINUX_X86_64).with(FOLDER + "a_pb2.py", python(file("a.proto", "z.proto")))
                        .with(FOLDER + "m_pb2.py", python(file("m.proto")))
                        .with(FOLDER + "z_pb2.py", python(file("z.proto", "m.proto"))));

        assertThat(set.getFileList()).extracting(FileDescriptorProto::getName).containsExactly("m.proto", "z.proto", "a.proto");
    }

    @Test
    void shouldAddTheJavaOptionsAndKeepTheOthersWhenTheFileHasOptions() throws IOException {
        FileDescriptorProto file = file("audio_frame.proto").toBuilder()
                .setOptions(FileOptions.newBuilder().setCsharpNamespace("LiveKit.Proto")).build();

        FileOptions options = unpack(TestWheel.of(Platform.LINUX_X86_64).with(FOLDER + "audio_frame_pb2.py", python(file)))
                .getFile(0).getOptions();

        assertThat(options).isEqualTo(FileOptions.newBuilder().setCsharpNamespace("LiveKit.Proto")
                .setJavaPackage("org.livekit4j.ffi.proto").setJavaMultipleFiles(true).setJavaOuterClassname("AudioFrameProto")
                .build());
    }

    @Test
    void shouldNameTheFileWhenAnImportIsMissing() {
        TestWheel wheel = TestWheel.of(Platform.LINUX_X86_64).with(FOLDER + "a_pb2.py", python(file("a.proto", "gone.proto")));

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> unpack(wheel)).withMessageContaining("gone.proto");
    }

    @Test
    void shouldSayWhatIsExpectedWhenThereIsNoDescriptor() {
        TestWheel none = TestWheel.of(Platform.LINUX_X86_64);
        TestWheel empty = TestWheel.of(Platform.LINUX_X86_64).with(FOLDER + "a_pb2.py", "pass\n");
        TestWheel broken = TestWheel.of(Platform.LINUX_X86_64).with(FOLDER + "a_pb2.py", "AddSerializedFile(b'\\xff')");

        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> unpack(none)).withMessageContaining("_pb2.py");
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> unpack(empty))
                .withMessageContaining("AddSerializedFile");
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> unpack(broken))
                .withMessageContaining("no file descriptor");
    }

    private FileDescriptorSet unpack(TestWheel content) throws IOException {
        Path output = folder.resolve("target/protocol.binpb");
        try (Wheel wheel = Wheel.open(content.write(folder.resolve("test.whl")), Platform.LINUX_X86_64)) {
            DescriptorsJob.run(wheel, Protocol.NATIVE, output);
        }
        return FileDescriptorSet.parseFrom(Files.readAllBytes(output));
    }

    private static FileDescriptorProto file(String name, String... imports) {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder().setName(name).setPackage("livekit.proto");
        for (String dependency : imports) {
            file.addDependency(dependency);
        }
        return file.build();
    }

    private static String python(FileDescriptorProto file) {
        StringBuilder literal = new StringBuilder();
        for (byte b : file.toByteArray()) {
            literal.append("\\x").append(String.format("%02x", b));
        }
        return "# generated\r\nDESCRIPTOR = pool.AddSerializedFile(b'" + literal + "')\r\n";
    }
}
