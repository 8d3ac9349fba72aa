package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes Java sources that say of the native library's protocol what a program would else have to ask descriptors for. */
final class TablesJob {
    private static final String PACKAGE = "org.livekit4j.ffi.internal";

    private TablesJob() {}

    /** @param version of the wheel that the protocol is from */
    static void run(FileDescriptorSet protocol, String version, Path sources) throws IOException {
        Messages messages = new Messages(protocol);
        String protocolPackage = Protocol.NATIVE.javaPackage();
        Path folder = folder(sources, PACKAGE);
        Files.writeString(folder(sources, protocolPackage).resolve(AnswerErrors.CLASS + ".java"),
                AnswerErrors.source(messages, protocolPackage));
        Files.writeString(folder.resolve(HandleTable.CLASS + ".java"), HandleTable.source(messages, PACKAGE));
        Files.writeString(folder.resolve(RequestWalk.CLASS + ".java"),
                RequestWalk.source(messages, PACKAGE, protocolPackage));
        Files.writeString(folder.resolve("ProtocolOrigin.java"), """
                package %s;

                /** Where the protocol is from; made by the build. */
                final class ProtocolOrigin {
                    static final String WHEEL_VERSION = "%s";

                    private ProtocolOrigin() {}
                }
                """.formatted(PACKAGE, version));
    }

    private static Path folder(Path sources, String javaPackage) throws IOException {
        return Files.createDirectories(sources.resolve(javaPackage.replace('.', '/')));
    }
}
