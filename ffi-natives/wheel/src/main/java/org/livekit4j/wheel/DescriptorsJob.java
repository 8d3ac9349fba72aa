package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a protocol of the wheel as one FileDescriptorSet, from which protoc generates the Java messages, and returns it. */
final class DescriptorsJob {

    private DescriptorsJob() {}

    static FileDescriptorSet run(Wheel wheel, Protocol protocol, Path output) throws IOException {
        List<FileDescriptorProto> files = new ArrayList<>();
        for (String name : wheel.names(protocol::has)) {
            files.add(ProtocolFile.parse(name, new String(wheel.read(name), StandardCharsets.UTF_8), protocol.javaPackage()));
        }
        if (files.isEmpty()) {
            throw new WheelException("The wheel has no " + protocol.entries()
                    + "; it is laid out differently than this build expects");
        }
        List<FileDescriptorProto> wanted = protocol.messages().isEmpty() ? files : MessageClosure.of(files, protocol.messages());
        Files.createDirectories(output.toAbsolutePath().getParent());
        FileDescriptorSet ordered = DependencyOrder.of(wanted);
        Files.write(output, ordered.toByteArray());
        return ordered;
    }
}
