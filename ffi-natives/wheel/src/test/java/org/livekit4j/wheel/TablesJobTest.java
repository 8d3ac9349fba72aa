package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesJobTest {

    @TempDir
    private Path folder;

    private static FieldDescriptorProto.Builder field(String name, int number, String type) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setLabel(Label.LABEL_OPTIONAL)
                .setType(Type.TYPE_MESSAGE).setTypeName(".p." + type);
    }

    private static DescriptorProto.Builder message(String name, FieldDescriptorProto.Builder... fields) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        for (FieldDescriptorProto.Builder field : fields) {
            message.addField(field);
        }
        return message;
    }

    private static FieldDescriptorProto.Builder number(String name) {
        return FieldDescriptorProto.newBuilder().setName(name).setNumber(1).setLabel(Label.LABEL_REQUIRED)
                .setType(Type.TYPE_UINT64);
    }

    private static FileDescriptorProto.Builder protocol() {
        return FileDescriptorProto.newBuilder().setName("p.proto").setPackage("p")
                .addMessageType(message("FfiOwnedHandle", number("id")))
                .addMessageType(message("Owned", field("handle", 1, "FfiOwnedHandle"), field("again", 2, "Owned")))
                .addMessageType(message("Answer", number("async_id"), field("owned", 3, "Owned").setLabel(Label.LABEL_REPEATED)))
                .addMessageType(message("Plain", number("stream_handle")))
                .addMessageType(message("FfiEvent", field("plain", 1, "Plain").setOneofIndex(0),
                        field("answer", 300, "Answer").setOneofIndex(0))
                        .addOneofDecl(OneofDescriptorProto.newBuilder().setName("message")))
                .addMessageType(message("FfiResponse", field("owned", 2, "Owned")));
    }

    private String write(FileDescriptorProto.Builder protocol, String name) throws IOException {
        TablesJob.run(FileDescriptorSet.newBuilder().addFile(protocol).build(), "9.9.9", folder);
        return Files.readString(folder.resolve("org/livekit4j/ffi").resolve(name + ".java"));
    }

    private static FileDescriptorProto.Builder withRequests() {
        return protocol().addMessageType(message("FfiRequest", field("e2ee_options", 2, "Outer.Inner"),
                field("answers", 3, "Answer").setLabel(Label.LABEL_REPEATED), field("plain", 4, "Plain").setOneofIndex(0))
                .addOneofDecl(OneofDescriptorProto.newBuilder().setName("some_kind")))
                .addMessageType(message("Outer").addNestedType(message("Inner")));
    }

    @Test
    void shouldWriteWhereKeysAndHandlesAreWhenThereIsAProtocol() throws IOException {
        assertThat(write(withRequests(), "internal/HandleTable")).contains("KEYED = {1, 300};", "ANSWERS = {300};", "EVENT = 3;",
                "RESPONSE = 4;", "MESSAGES = {\"FfiOwnedHandle\", \"Owned\", \"Answer\", \"FfiEvent\", \"FfiResponse\"};",
                "{},\n", "{1, 0, 1},\n", "{3, 1, 0},\n", "{1, -1, 1, 300, 2, 1},\n", "{2, 1, 1}};");
    }

    @Test
    void shouldWriteAMethodForEachMessageOfARequest() throws IOException {
        assertThat(write(withRequests(), "internal/RequestWalk"))
                .contains("static void visit(org.livekit4j.ffi.proto.Outer.Inner message) {",
                        "if (message.hasE2EeOptions()) {\n            visit(message.getE2EeOptions());",
                        "for (org.livekit4j.ffi.proto.Answer part : message.getAnswersList()) {",
                        "switch (message.getSomeKindCase().getNumber()) {", "case 4 -> visit(message.getPlain());",
                        "Structure.refuseUnknown(\"Owned\", message.getUnknownFields());")
                .doesNotContain("FfiEvent", "FfiResponse");
    }

    @Test
    void shouldWriteWhereAnswersHaveTheirErrors() throws IOException {
        FileDescriptorProto.Builder protocol = withRequests();
        protocol.getMessageTypeBuilder(2).addField(number("error").setNumber(9));
        assertThat(write(protocol, "proto/AnswerErrors"))
                .contains("case 300 -> event.getAnswer().hasError() ? String.valueOf(event.getAnswer().getError()) : null;")
                .doesNotContain("case 1 ");
    }

    @Test
    void shouldWriteWhichWheelTheProtocolIsFrom() throws IOException {
        assertThat(write(withRequests(), "internal/ProtocolOrigin")).contains("WHEEL_VERSION = \"9.9.9\";");
    }

    @Test
    void shouldNameTheMessageWhenTheProtocolLacksIt() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> write(protocol(), "internal/RequestWalk"))
                .withMessageContaining("FfiRequest");
    }
}
