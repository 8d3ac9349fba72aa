package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashMap;
import java.util.Map;

/** The messages of a protocol, by their simple names. */
final class Messages {
    private final Map<String, Descriptor> byName = new HashMap<>();

    /** @param files each after those that it imports */
    Messages(FileDescriptorSet files) {
        Map<String, FileDescriptor> built = new HashMap<>();
        for (FileDescriptorProto file : files.getFileList()) {
            try {
                FileDescriptor descriptor = FileDescriptor.buildFrom(file,
                        file.getDependencyList().stream().map(built::get).toArray(FileDescriptor[]::new));
                built.put(file.getName(), descriptor);
                descriptor.getMessageTypes().forEach(message -> byName.put(message.getName(), message));
            } catch (DescriptorValidationException e) {
                throw new WheelException("The wheel's protocol file " + file.getName() + " is not valid: " + e.getMessage());
            }
        }
    }

    Descriptor named(String name) {
        Descriptor message = byName.get(name);
        if (message == null) {
            throw new WheelException("The wheel's protocol has no " + name + "; it is another version than this build expects");
        }
        return message;
    }
}
