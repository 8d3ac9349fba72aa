package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the protocol of the wheel as one FileDescriptorSet, from which protoc generates the Java messages. */
final class DescriptorsJob {

    private static final String FOLDER = "livekit/rtc/_proto/";
    private static final String SUFFIX = "_pb2.py";

    private DescriptorsJob() {}

    static void run(Wheel wheel, Path output) throws IOException {
        List<FileDescriptorProto> files = new ArrayList<>();
        for (String name : wheel.names(entry -> entry.startsWith(FOLDER) && entry.endsWith(SUFFIX))) {
            files.add(ProtocolFile.parse(name, new String(wheel.read(name), StandardCharsets.UTF_8)));
        }
        if (files.isEmpty()) {
            throw new WheelException("The wheel has no " + FOLDER + "*" + SUFFIX
                    + "; it is laid out differently than this build expects");
        }
        Files.createDirectories(output.toAbsolutePath().getParent());
        Files.write(output, DependencyOrder.of(files).toByteArray());
    }
}
