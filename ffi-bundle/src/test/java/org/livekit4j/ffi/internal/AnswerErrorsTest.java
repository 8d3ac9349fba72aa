package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.proto.AnswerErrors;
import org.livekit4j.ffi.proto.FfiEvent;

class AnswerErrorsTest {

    static Stream<FieldDescriptor> kinds() {
        return FfiEvent.getDescriptor().getFields().stream();
    }

    private static FfiEvent event(FieldDescriptor kind, Message.Builder answer) {
        return FfiEvent.newBuilder().setField(kind, answer.buildPartial()).buildPartial();
    }

    private static Message wrong(Message.Builder error) {
        FieldDescriptor text = error.getDescriptorForType().getFields().stream()
                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.STRING).findFirst().orElseThrow();
        return error.setField(text, "wrong").buildPartial();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldTellTheErrorOfEachKindThatHasOne(FieldDescriptor kind) {
        FfiEvent.Builder event = FfiEvent.newBuilder();
        assertThat(AnswerErrors.of(event(kind, event.newBuilderForField(kind)))).as("none is set").isNull();
        FieldDescriptor error = kind.getMessageType().findFieldByName("error");
        if (error != null) {
            Message.Builder answer = event.newBuilderForField(kind);
            Object value = error.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    ? wrong(answer.newBuilderForField(error))
                    : "wrong";
            answer.setField(error, value);
            assertThat(AnswerErrors.of(event(kind, answer))).isEqualTo(String.valueOf(value)).contains("wrong");
        }
    }

    @Test
    void shouldTellNothingOfAnEventOfNoKind() {
        assertThat(AnswerErrors.of(FfiEvent.getDefaultInstance())).isNull();
    }
}
