package org.livekit4j.wheel;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a method for each message that a request can consist of, which visits it and all messages in it, without reflection. */
final class RequestWalk {
    static final String CLASS = "RequestWalk";

    private final String protocolPackage;
    private final StringBuilder methods = new StringBuilder();
    private final Set<Descriptor> known = new LinkedHashSet<>();
    private final Deque<Descriptor> open = new ArrayDeque<>();

    private RequestWalk(String protocolPackage) {
        this.protocolPackage = protocolPackage;
    }

    static String source(Messages messages, String javaPackage, String protocolPackage) {
        RequestWalk walk = new RequestWalk(protocolPackage);
        walk.name(messages.named("FfiRequest"));
        while (!walk.open.isEmpty()) {
            walk.method(walk.open.remove());
        }
        return """
                package %s;

                /** Visits all messages in a request, each before those in it; made from the protocol by the build. */
                @SuppressWarnings("deprecation") // what is deprecated is read, too
                final class %s {

                    private %2$s() {}
                %s}
                """.formatted(javaPackage, CLASS, walk.methods);
    }

    /** The class of a message, for which there will be a method. */
    private String name(Descriptor message) {
        if (known.add(message)) {
            open.add(message);
        }
        String name = message.getName();
        for (Descriptor outer = message.getContainingType(); outer != null; outer = outer.getContainingType()) {
            name = outer.getName() + "." + name;
        }
        return protocolPackage + "." + name;
    }

    private void method(Descriptor message) {
        methods.append("\n    static void visit(").append(name(message)).append(" message) {\n        Structure.refuseUnknown(\"")
                .append(message.getName()).append("\", message.getUnknownFields());\n");
        message.getFields().stream().filter(RequestWalk::isMessage).filter(field -> field.getRealContainingOneof() == null)
                .forEach(this::field);
        message.getRealOneofs().forEach(this::choice);
        methods.append("    }\n");
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == JavaType.MESSAGE && !field.isMapField();
    }

    private void field(FieldDescriptor field) {
        String name = accessor(field.getName());
        String type = name(field.getMessageType());
        methods.append(field.isRepeated()
                ? "        for (%s part : message.get%sList()) {\n            visit(part);\n        }\n".formatted(type, name)
                : "        if (message.has%1$s()) {\n            visit(message.get%1$s());\n        }\n".formatted(name));
    }

    private void choice(OneofDescriptor choice) {
        List<FieldDescriptor> fields = choice.getFields().stream().filter(RequestWalk::isMessage).toList();
        if (fields.isEmpty()) {
            return;
        }
        methods.append("        switch (message.get%sCase().getNumber()) {\n".formatted(accessor(choice.getName())));
        for (FieldDescriptor field : fields) {
            name(field.getMessageType());
            methods.append("            case %d -> visit(message.get%s());\n".formatted(field.getNumber(),
                    accessor(field.getName())));
        }
        methods.append("            default -> {\n            }\n        }\n");
    }

    /** A name as protoc puts it into the names of methods: what comes after an underscore or a digit is a capital. */
    static String accessor(String name) {
        StringBuilder accessor = new StringBuilder();
        boolean capital = true;
        for (char c : name.toCharArray()) {
            if (c != '_') {
                accessor.append(capital ? Character.toUpperCase(c) : c);
            }
            capital = c == '_' || Character.isDigit(c);
        }
        return accessor.toString();
    }
}
