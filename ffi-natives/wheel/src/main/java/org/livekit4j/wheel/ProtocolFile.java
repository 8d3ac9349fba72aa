package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileOptions;
import com.google.protobuf.InvalidProtocolBufferException;

/** A file that was generated for Python, whose only content is the serialized descriptor of the .proto file. */
final class ProtocolFile {

    private static final String CALL = "AddSerializedFile(";

    private ProtocolFile() {}

    /** The descriptor in the Python source, with the Java options that the wheel's descriptors lack. */
    static FileDescriptorProto parse(String name, String python, String javaPackage) {
        int call = python.indexOf(CALL);
        if (call < 0) {
            throw new WheelException(name + " has no " + CALL + "…); this wheel's protocol files are laid out differently"
                    + " than this build expects");
        }
        try {
            return withJavaOptions(FileDescriptorProto.parseFrom(BytesLiteral.parse(python, call + CALL.length())), javaPackage);
        } catch (InvalidProtocolBufferException e) {
            throw new WheelException(name + " holds no file descriptor: " + e.getMessage());
        }
    }

    private static FileDescriptorProto withJavaOptions(FileDescriptorProto file, String javaPackage) {
        FileOptions.Builder options = file.getOptions().toBuilder().setJavaPackage(javaPackage).setJavaMultipleFiles(true)
                .setJavaOuterClassname(outerClassName(file.getName()));
        return file.toBuilder().setOptions(options).build();
    }

    /** {@code audio_frame.proto} becomes {@code AudioFrameProto}: no message has such a name, so nothing can clash. */
    private static String outerClassName(String protoFile) {
        String base = protoFile.substring(protoFile.lastIndexOf('/') + 1).replaceFirst("\\.proto$", "");
        StringBuilder name = new StringBuilder();
        for (String word : base.split("_")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
        }
        return name.append("Proto").toString();
    }
}
