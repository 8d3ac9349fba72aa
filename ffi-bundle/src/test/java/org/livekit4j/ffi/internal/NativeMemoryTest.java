package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {

    @Test
    void shouldShowWhatIsThereAsLongAsTheScopeIsOpen() {
        try (NativeBytes memory = NativeBytes.of(new byte[]{1, 2, 3, 4})) {
            MemorySegment view;
            try (Arena scope = Arena.ofConfined()) {
                view = NativeMemory.view(memory.address(), 4, scope, null);
                assertThat(view.toArray(ValueLayout.JAVA_BYTE)).containsExactly(1, 2, 3, 4);
                assertThat(view.isReadOnly()).isTrue();
            }
            assertThatIllegalStateException().isThrownBy(() -> view.get(ValueLayout.JAVA_BYTE, 0));
        }
    }

    @Test
    void shouldCopyWhatIsThere() {
        try (NativeBytes memory = NativeBytes.of(new byte[]{1, 0, 2, 0})) {
            short[] samples = new short[2];
            NativeMemory.copy(memory.address(), samples);
            assertThat(samples).containsExactly((short) 1, (short) 2);
            assertThat(NativeMemory.copy(memory.address(), 4)).containsExactly(1, 0, 2, 0);
            assertThat(NativeMemory.get(memory.address() + 2)).isEqualTo((byte) 2);
        }
    }

    @Test
    void shouldRefuseMemoryThatIsNowhere() {
        try (Arena scope = Arena.ofConfined()) {
            for (long address : new long[]{0, -1}) {
                assertThatIllegalArgumentException().isThrownBy(() -> NativeMemory.view(address, 1, scope, null))
                        .withMessage("1 bytes at address " + address + "; there can be none");
                assertThatIllegalArgumentException().isThrownBy(() -> NativeMemory.copy(address, new short[1]));
            }
            assertThat(NativeMemory.view(0, 0, scope, null).byteSize()).isZero();
            assertThat(NativeMemory.view(1, 1, scope, null).byteSize()).isOne();
            NativeMemory.copy(0, new short[0]);
        }
    }
}
