package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The C function pointer that the library calls.
 *
 * <p>The library has no way to say that it will call no more, so the stub is never freed. It goes through a call site made of
 * java.base classes only: when that is {@linkplain #detach detached}, a late call does nothing, and nothing native refers to this
 * bundle's class loader any more.
 */
final class CallbackStub {
    private static final MethodType TYPE = LiveKitFfi.CALLBACK.toMethodType();

    private final MutableCallSite site;
    private final MemorySegment pointer;

    /** @param target of type {@code (long address, long length)void}, that throws nothing */
    @SuppressWarnings("restricted") // the signature is the library's
    CallbackStub(MethodHandle target) {
        site = new MutableCallSite(target);
        pointer = Linker.nativeLinker().upcallStub(site.dynamicInvoker(), LiveKitFfi.CALLBACK, Arena.global());
    }

    MemorySegment pointer() {
        return pointer;
    }

    void detach() {
        site.setTarget(MethodHandles.empty(TYPE));
        MutableCallSite.syncAll(new MutableCallSite[]{site});
    }
}
