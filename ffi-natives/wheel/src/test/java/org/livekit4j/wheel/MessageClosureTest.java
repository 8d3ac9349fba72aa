package org.livekit4j.wheel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageClosureTest {
    private static final FileDescriptorProto MODELS = FileDescriptorProto.newBuilder().setName("models.proto").setPackage("p")
            .addMessageType(message("Unused", "Other")).addMessageType(message("Other"))
            .addMessageType(message("Outer").toBuilder().addNestedType(message("Inner", "Kind")))
            .addEnumType(EnumDescriptorProto.newBuilder().setName("Kind"))
            .addEnumType(EnumDescriptorProto.newBuilder().setName("Nobodys")).build();
    private static final FileDescriptorProto AGENT = FileDescriptorProto.newBuilder().setName("agent.proto").setPackage("p")
            .addDependency("models.proto").addDependency("options.proto").addMessageType(message("Root", "Outer.Inner"))
            .addMessageType(message("Spare")).addService(ServiceDescriptorProto.newBuilder().setName("Service")).build();
    private static final FileDescriptorProto OPTIONS = FileDescriptorProto.newBuilder().setName("options.proto").setPackage("o")
            .addMessageType(message("Option")).build();

    @Test
    void shouldKeepWhatAMessageConsistsOfWhenFilesHaveMore() {
        List<FileDescriptorProto> files = MessageClosure.of(List.of(AGENT, MODELS, OPTIONS), List.of("p.Root"));

        assertThat(files).extracting(FileDescriptorProto::getName).containsExactly("agent.proto", "models.proto");
        assertThat(files.get(0).getMessageTypeList()).extracting(DescriptorProto::getName).containsExactly("Root");
        assertThat(files.get(0).getDependencyList()).containsExactly("models.proto");
        assertThat(files.get(0).getServiceList()).isEmpty();
        assertThat(files.get(1).getMessageTypeList()).extracting(DescriptorProto::getName).containsExactly("Outer");
        assertThat(files.get(1).getEnumTypeList()).extracting(EnumDescriptorProto::getName).containsExactly("Kind");
    }

    @Test
    void shouldLeaveOutForeignOptionsWhenAFieldHasThem() {
        UnknownFieldSet foreign = UnknownFieldSet.newBuilder()
                .addField(1_000, UnknownFieldSet.Field.newBuilder().addVarint(1).build()).build();
        DescriptorProto.Builder root = AGENT.getMessageType(0).toBuilder();
        root.getFieldBuilder(0).setOptions(FieldOptions.newBuilder().setDeprecated(true).setUnknownFields(foreign));

        List<FileDescriptorProto> files = MessageClosure.of(List.of(AGENT.toBuilder().setMessageType(0, root).build(), MODELS),
                List.of("p.Root"));

        assertThat(files.get(0).getMessageType(0).getField(0).getOptions())
                .isEqualTo(FieldOptions.newBuilder().setDeprecated(true).build());
    }

    @Test
    void shouldNameTheTypeWhenThereIsNone() {
        assertThatExceptionOfType(WheelException.class).isThrownBy(() -> MessageClosure.of(List.of(AGENT), List.of("p.Gone")))
                .withMessageContaining("p.Gone");
    }

    private static DescriptorProto message(String name, String... types) {
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
        for (String type : types) {
            message.addField(FieldDescriptorProto.newBuilder().setName("field").setTypeName(".p." + type));
        }
        return message.build();
    }
}
