package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A library whose disposal takes as long as a test wants, which the real one cannot be made to do. */
final class FakeLibrary {
    final AtomicInteger disposals = new AtomicInteger();
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final LiveKitFfi functions;

    @SuppressWarnings("restricted") // makes native functions
    FakeLibrary() {
        try {
            MemorySegment dispose = Linker.nativeLinker().upcallStub(
                    MethodHandles.lookup().bind(this, "dispose", MethodType.methodType(void.class)), FunctionDescriptor.ofVoid(),
                    Arena.global());
            SymbolLookup lookup = name -> Optional.of(dispose);
            functions = new LiveKitFfi(lookup);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    void dispose() {
        disposals.incrementAndGet();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
