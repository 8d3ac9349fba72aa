package org.livekit4j.wheel;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.stream.Collectors;

/** Writes a method that finds the error in an answer without reflection. */
final class AnswerErrors {
    static final String CLASS = "AnswerErrors";

    private static final String ERROR = "error";

    private AnswerErrors() {}

    static String source(Messages messages, String protocolPackage) {
        Descriptor event = messages.named("FfiEvent");
        String cases = event.getFields().stream().filter(kind -> kind.getMessageType().findFieldByName(ERROR) != null)
                .map(AnswerErrors::kind).collect(Collectors.joining());
        return """
                package %s;

                /** The errors that answers carry; made from the protocol by the build. */
                public final class %s {

                    private %2$s() {}

                    /** Of an answer, in words; null if it carries none. */
                    public static String of(FfiEvent event) {
                        return switch (event.getMessageCase().getNumber()) {
                %s            default -> null;
                        };
                    }
                }
                """.formatted(protocolPackage, CLASS, cases);
    }

    private static String kind(FieldDescriptor kind) {
        return "            case %1$d -> event.get%2$s().hasError() ? String.valueOf(event.get%2$s().getError()) : null;\n"
                .formatted(kind.getNumber(), RequestWalk.accessor(kind.getName()));
    }
}
