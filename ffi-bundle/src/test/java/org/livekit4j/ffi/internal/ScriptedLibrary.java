package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiRequest;

/** A fake native library with a client on it. It records requests and answers them with bytes that a test gives, or refuses them. */
final class ScriptedLibrary {
    /** Of the bytes of each response. */
    static final long RESPONSE = Events.HANDLE - 1;

    final List<FfiRequest> requests = new CopyOnWriteArrayList<>();
    final List<Long> drops = new CopyOnWriteArrayList<>();
    final AtomicInteger disposals = new AtomicInteger();
    final LiveKitFfi functions;
    final NativeFfiClient bridge;
    private final Arena arena = Arena.ofAuto();
    private volatile MemorySegment response = MemorySegment.NULL;
    private volatile boolean refusing;

    ScriptedLibrary() {
        this(null);
    }

    /** @param owner closed with the bridge */
    ScriptedLibrary(ProcessLock owner) {
        MemorySegment drop = stub("drop", FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_LONG));
        MemorySegment request = stub("request", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        MemorySegment dispose = stub("dispose", FunctionDescriptor.ofVoid());
        functions = new LiveKitFfi(name -> Optional.of(switch (name) {
            case "livekit_ffi_request" -> request;
            case "livekit_ffi_drop_handle" -> drop;
            default -> dispose;
        }));
        bridge = new NativeFfiClient(new NativeLibrary(Path.of("none"), functions, Optional.empty()), owner, true,
                FfiOptions.DEFAULTS);
    }

    @SuppressWarnings("restricted") // makes a native function
    private MemorySegment stub(String method, FunctionDescriptor descriptor) {
        try {
            return Linker.nativeLinker().upcallStub(MethodHandles.lookup().bind(this, method, descriptor.toMethodType()),
                    descriptor, Arena.ofAuto());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    long request(MemorySegment data, long length, MemorySegment responseAddress, MemorySegment responseLength) {
        try {
            requests.add(FfiRequest.parseFrom(NativeMemory.copy(data.address(), (int) length)));
        } catch (InvalidProtocolBufferException e) {
            return 0;
        }
        NativeMemory.ALL.set(ValueLayout.JAVA_LONG, responseAddress.address(), response.address());
        NativeMemory.ALL.set(ValueLayout.JAVA_LONG, responseLength.address(), response.byteSize());
        return refusing ? 0 : RESPONSE;
    }

    boolean drop(long handle) {
        return drops.add(handle);
    }

    void dispose() {
        disposals.incrementAndGet();
    }

    void refuse() {
        refusing = true;
    }

    void answer(byte[] bytes) {
        response = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }
}
