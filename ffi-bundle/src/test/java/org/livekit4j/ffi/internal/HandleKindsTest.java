package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.LogRecord;

class HandleKindsTest {

    /** The messages of the whole protocol that hold a handle themselves. */
    private static List<Descriptor> holders() {
        Set<FileDescriptor> files = new HashSet<>();
        collect(FfiEvent.getDescriptor().getFile(), files);
        return files.stream().flatMap(file -> file.getMessageTypes().stream()).filter(HandleKindsTest::holdsHandle).toList();
    }

    private static void collect(FileDescriptor file, Set<FileDescriptor> files) {
        if (files.add(file)) {
            file.getDependencies().forEach(dependency -> collect(dependency, files));
        }
    }

    private static boolean holdsHandle(Descriptor message) {
        return message.getFields().stream().anyMatch(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType() == FfiOwnedHandle.getDescriptor());
    }

    @Test
    void shouldKnowTheKindWhenAMessageHoldsAHandle() {
        assertThat(holders()).hasSize(23)
                .allSatisfy(holder -> assertThat(HandleKinds.of(holder.getName())).as(holder.getName())
                        .isNotEqualTo(HandleKind.OTHER));
    }

    @Test
    void shouldNameEveryKindWhenAllHoldersAreKnown() {
        Set<HandleKind> named = new HashSet<>(holders().stream().map(Descriptor::getName).map(HandleKinds::of).toList());
        named.addAll(List.of(HandleKind.RESPONSE, HandleKind.OTHER));

        assertThat(named).containsExactlyInAnyOrder(HandleKind.values());
    }

    @Test
    void shouldSayOtherWhenTheHolderIsUnknown() {
        assertThat(HandleKinds.of(LogRecord.getDescriptor().getName())).isEqualTo(HandleKind.OTHER);
    }
}
