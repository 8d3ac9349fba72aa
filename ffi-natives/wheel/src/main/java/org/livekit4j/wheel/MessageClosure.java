package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldOptions;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reduces files to some messages and what these consist of. Services and the options of other tools are left out, and with them the
 * files that define those.
 */
final class MessageClosure {

    private final Map<String, FileDescriptorProto> files = new LinkedHashMap<>();
    /** By full name; types inside messages stay with their message. */
    private final Map<String, FileDescriptorProto> fileOf = new HashMap<>();
    private final Map<String, DescriptorProto> messages = new HashMap<>();
    private final Set<String> kept = new LinkedHashSet<>();

    private MessageClosure(List<FileDescriptorProto> all) {
        for (FileDescriptorProto file : all) {
            files.put(file.getName(), file);
            file.getMessageTypeList().forEach(type -> {
                fileOf.put(fullName(file, type.getName()), file);
                messages.put(fullName(file, type.getName()), type);
            });
            file.getEnumTypeList().forEach(type -> fileOf.put(fullName(file, type.getName()), file));
        }
    }

    static List<FileDescriptorProto> of(List<FileDescriptorProto> files, List<String> roots) {
        MessageClosure closure = new MessageClosure(files);
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String type = closure.topLevel(open.remove());
            if (closure.kept.add(type)) {
                open.addAll(closure.references(type));
            }
        }
        return closure.files.values().stream().map(closure::reduced)
                .filter(file -> file.getMessageTypeCount() + file.getEnumTypeCount() > 0).toList();
    }

    private static String fullName(FileDescriptorProto file, String name) {
        return file.getPackage() + "." + name;
    }

    /** The type itself, or the one that it is defined in. */
    private String topLevel(String type) {
        for (String name = type; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
            if (fileOf.containsKey(name)) {
                return name;
            }
        }
        throw new WheelException("The wheel's protocol has no " + type + "; it is another version than this build expects");
    }

    private List<String> references(String type) {
        DescriptorProto message = messages.get(type);
        return message == null
                ? List.of()
                : fields(message).filter(FieldDescriptorProto::hasTypeName)
                        .map(field -> field.getTypeName().substring(1)).toList();
    }

    private static Stream<FieldDescriptorProto> fields(DescriptorProto message) {
        return Stream.concat(message.getFieldList().stream(),
                message.getNestedTypeList().stream().flatMap(MessageClosure::fields));
    }

    private FileDescriptorProto reduced(FileDescriptorProto file) {
        Set<String> imports = new TreeSet<>();
        FileDescriptorProto.Builder reduced = file.toBuilder().clearMessageType().clearEnumType().clearService().clearExtension()
                .clearDependency().clearPublicDependency().clearWeakDependency();
        for (DescriptorProto message : file.getMessageTypeList()) {
            String name = fullName(file, message.getName());
            if (kept.contains(name)) {
                reduced.addMessageType(plain(message));
                references(name).forEach(type -> imports.add(fileOf.get(topLevel(type)).getName()));
            }
        }
        file.getEnumTypeList().stream().filter(type -> kept.contains(fullName(file, type.getName())))
                .map(MessageClosure::plain).forEach(reduced::addEnumType);
        imports.remove(file.getName());
        return reduced.addAllDependency(imports).build();
    }

    /** Without options that are not protobuf's own. */
    private static DescriptorProto plain(DescriptorProto message) {
        DescriptorProto.Builder plain = message.toBuilder();
        plain.getFieldBuilderList().forEach(field -> {
            FieldOptions options = field.getOptions().toBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance()).build();
            field.clearOptions();
            if (!options.equals(FieldOptions.getDefaultInstance())) {
                field.setOptions(options);
            }
        });
        for (int i = 0; i < plain.getNestedTypeCount(); i++) {
            plain.setNestedType(i, plain(plain.getNestedType(i)));
        }
        return plain.build();
    }

    private static EnumDescriptorProto plain(EnumDescriptorProto type) {
        EnumDescriptorProto.Builder plain = type.toBuilder();
        plain.getValueBuilderList().forEach(value -> value.clearOptions());
        return plain.build();
    }
}
