package org.livekit4j.ffi.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import org.livekit4j.ffi.proto.ClearAudioBufferRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;

/**
 * Makes, beside the thread that opens the library, what that thread will need a little later: the JDK's code for the library's
 * functions, and the classes that read and write messages. Nothing depends on it, so that nobody waits for it: what it has not
 * made, or failed to make, is made when it is needed, and a failure is told there.
 */
final class WarmUp {

    private static final byte[] EMPTY = {};

    private WarmUp() {}

    /** Starts it. */
    static void start() {
        run("livekit-link", WarmUp::link);
        run("livekit-read", WarmUp::read);
    }

    private static void run(String name, Runnable work) {
        try {
            Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(() -> {
                try {
                    work.run();
                } catch (Throwable e) {
                    NativeFfiClient.LOG.debug("Nothing was prepared by {}", name, e);
                }
            });
        } catch (OutOfMemoryError e) {
            // Then all is made on the one thread
        }
    }

    /** The linker keeps what it has made for a type of function. */
    @SuppressWarnings("restricted") // no function is called
    private static void link() {
        Linker linker = Linker.nativeLinker();
        linker.downcallHandle(LiveKitFfi.FUNCTION);
        try (Arena arena = Arena.ofConfined()) {
            linker.upcallStub(MethodHandles.empty(LiveKitFfi.CALLBACK.toMethodType()), LiveKitFfi.CALLBACK, arena);
        }
    }

    private static void read() {
        FfiRequest request = FfiRequest.newBuilder().setClearAudioBuffer(ClearAudioBufferRequest.newBuilder().setSourceHandle(0))
                .build();
        RequestGuard.check(request);
        request.toByteArray();
        try {
            FfiResponse.parseFrom(EMPTY);
            FfiEvent.parseFrom(EMPTY);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError("no bytes are a message without fields", e);
        }
        EventHandles.all(0, 0);
    }
}
