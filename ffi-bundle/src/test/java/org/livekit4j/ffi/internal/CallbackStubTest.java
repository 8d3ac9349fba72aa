package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackStubTest {
    private final List<List<Long>> calls = new ArrayList<>();

    void called(long address, long length) {
        calls.add(List.of(address, length));
    }

    @Test
    @SuppressWarnings("restricted") // calls the pointer as the library does
    void shouldDoNothingWhenItIsCalledAfterItWasDetached() throws Throwable {
        CallbackStub stub = new CallbackStub(MethodHandles.lookup().bind(this, "called", LiveKitFfi.CALLBACK.toMethodType()));
        MethodHandle call = Linker.nativeLinker().downcallHandle(stub.pointer(), LiveKitFfi.CALLBACK);

        call.invokeExact(7L, 8L);
        stub.detach();
        call.invokeExact(9L, 10L);
        stub.detach();

        assertThat(calls).containsExactly(List.of(7L, 8L));
    }
}
