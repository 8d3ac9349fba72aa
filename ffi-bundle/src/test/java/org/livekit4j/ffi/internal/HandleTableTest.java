package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiResponse;

/** The table of the build beside the descriptors that it was made from. */
class HandleTableTest {
    private static final int NO_ROW = -1;

    private final Set<Integer> compared = new HashSet<>();

    /** What the table says of one field. */
    private record Entry(int row, int single) {}

    private static Map<Integer, Entry> entries(int row) {
        Map<Integer, Entry> entries = new HashMap<>();
        int[] fields = HandleTable.FIELDS[row];
        for (int i = 0; i < fields.length; i += 3) {
            assertThat(entries.put(fields[i], new Entry(fields[i + 1], fields[i + 2]))).as("field %d twice", fields[i]).isNull();
        }
        return entries;
    }

    private static boolean canHold(Descriptor message, Set<Descriptor> seen) {
        return message == FfiOwnedHandle.getDescriptor() || HandleKinds.bare(message.getName()) != null
                || seen.add(message) && message.getFields().stream().anyMatch(field -> leads(field, seen));
    }

    private static boolean leads(FieldDescriptor field, Set<Descriptor> seen) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && canHold(field.getMessageType(), seen);
    }

    private void compare(int row, Descriptor message) {
        compared.add(row);
        assertThat(HandleTable.MESSAGES[row]).isEqualTo(message.getName());
        Map<Integer, Entry> entries = entries(row);
        List<Object> singles = new ArrayList<>();
        for (FieldDescriptor field : message.getFields()) {
            Entry entry = entries.getOrDefault(field.getNumber(), new Entry(NO_ROW, 0));
            boolean leads = leads(field, new HashSet<>());
            assertThat(entry.row != NO_ROW).as("%s leads to a handle", field.getFullName()).isEqualTo(leads);
            OneofDescriptor choice = field.getContainingOneof();
            boolean single = choice != null || leads && !field.isRepeated();
            assertThat(entry.single != 0).as("%s can be there once only", field.getFullName()).isEqualTo(single);
            if (single) {
                Object one = choice != null ? choice : field;
                if (!singles.contains(one)) {
                    singles.add(one);
                }
                assertThat(entry.single).as(field.getFullName()).isEqualTo(singles.indexOf(one) + 1)
                        .isLessThanOrEqualTo(Long.SIZE);
            }
            if (leads) {
                assertThat(entry.row).as("what it consists of comes before it").isLessThan(row);
                compare(entry.row, field.getMessageType());
            }
            entries.remove(field.getNumber());
        }
        assertThat(entries).as("fields that %s does not have", message.getName()).isEmpty();
    }

    @Test
    void shouldSayWhatTheDescriptorsSayWhenAllMessagesAreCompared() {
        compare(HandleTable.EVENT, FfiEvent.getDescriptor());
        compare(HandleTable.RESPONSE, FfiResponse.getDescriptor());
        assertThat(compared).hasSize(HandleTable.MESSAGES.length).hasSize(HandleTable.FIELDS.length);
    }

    private static int[] kinds(Predicate<FieldDescriptor> first) {
        return FfiEvent.getDescriptor().getFields().stream().filter(kind -> {
            FieldDescriptor field = kind.getMessageType().findFieldByNumber(EventKinds.KEY_FIELD);
            return field != null && first.test(field);
        }).mapToInt(FieldDescriptor::getNumber).toArray();
    }

    @Test
    void shouldKnowWhichKindsHaveAKeyAndWhichAnswer() {
        assertThat(HandleTable.KEYED).containsExactlyInAnyOrder(kinds(field -> field.getType() == FieldDescriptor.Type.UINT64));
        assertThat(HandleTable.ANSWERS).containsExactlyInAnyOrder(kinds(field -> field.getName().equals("async_id")));
        assertThat(IntStream.of(HandleTable.ANSWERS).boxed()).isSubsetOf(Arrays.stream(HandleTable.KEYED).boxed().toList());
    }
}
