package org.livekit4j.wheel;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts files in an order in which each comes after those it imports, as protoc demands; by name where that is free. */
final class DependencyOrder {

    private final Map<String, FileDescriptorProto> files;
    private final Set<FileDescriptorProto> ordered = new LinkedHashSet<>();
    private final Set<String> started = new LinkedHashSet<>();

    private DependencyOrder(Map<String, FileDescriptorProto> files) {
        this.files = files;
    }

    static FileDescriptorSet of(Collection<FileDescriptorProto> files) {
        DependencyOrder order = new DependencyOrder(files.stream().collect(Collectors.toMap(FileDescriptorProto::getName,
                Function.identity(), (first, second) -> first, TreeMap::new)));
        order.files.keySet().forEach(order::add);
        return FileDescriptorSet.newBuilder().addAllFile(order.ordered).build();
    }

    private void add(String name) {
        FileDescriptorProto file = files.get(name);
        if (file == null) {
            throw new WheelException("The wheel's protocol imports " + name + ", which is not in the wheel");
        }
        if (started.add(name)) {
            file.getDependencyList().forEach(this::add);
            ordered.add(file);
        }
    }
}
