package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * Looks whether the sound server has a speaker and a microphone before the native library does: of a PulseAudio that has none the
 * library reads a name that is not there, and the process ends. Where there is no PulseAudio, the library says so itself.
 */
final class SoundServer {
    /** The file of PulseAudio's client, which the library loads as well. */
    private static final String CLIENT = "libpulse.so.0";

    private SoundServer() {}

    /** @throws FfiException if the server has no default device for sound, or does not answer */
    static void check(FfiRequest request) {
        switch (request.getMessageCase()) {
            case NEW_PLATFORM_AUDIO, GET_AUDIO_DEVICES, SET_RECORDING_DEVICE, SET_PLAYOUT_DEVICE -> Client.FUNCTIONS
                    .ifPresent(Client::check);
            default -> {
                // It asks the server for no names
            }
        }
    }

    /** What a server told. */
    private static final class Answer {
        /** Where the names of the default devices are in what a server tells of itself. */
        private static final long SPEAKER = 48;
        private static final long MICROPHONE = 56;
        private static final long SIZE = 64;
        private static final MethodType TYPE = MethodType.methodType(void.class, MemorySegment.class, MemorySegment.class,
                MemorySegment.class);

        private boolean told;
        private boolean complete;

        /** Called by PulseAudio's client. */
        @SuppressWarnings({"restricted", "unused"}) // a pointer has no size; found by its name
        private void tell(MemorySegment context, MemorySegment server, MemorySegment data) {
            told = true;
            if (server.address() != 0) {
                MemorySegment sized = server.reinterpret(SIZE);
                complete = sized.get(ADDRESS, SPEAKER).address() != 0 && sized.get(ADDRESS, MICROPHONE).address() != 0;
            }
        }

        @SuppressWarnings("restricted") // the client calls it while the arena is open
        MemorySegment stub(Arena arena) throws ReflectiveOperationException {
            return Linker.nativeLinker().upcallStub(MethodHandles.lookup().bind(this, "tell", TYPE),
                    FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS), arena);
        }
    }

    /** The functions of PulseAudio's client; bound only if they are needed. */
    private static final class Client {
        private static final Optional<Client> FUNCTIONS = find();
        private static final int NO_AUTOMATIC_START = 1;
        private static final int READY = 4;
        private static final int STEP_MICROS = 50_000;
        private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

        private final MethodHandle newLoop;
        private final MethodHandle api;
        private final MethodHandle prepare;
        private final MethodHandle poll;
        private final MethodHandle dispatch;
        private final MethodHandle freeLoop;
        private final MethodHandle newContext;
        private final MethodHandle connect;
        private final MethodHandle state;
        private final MethodHandle ask;
        private final MethodHandle forget;
        private final MethodHandle disconnect;
        private final MethodHandle freeContext;

        private Client(SymbolLookup library) {
            newLoop = function(library, "pa_mainloop_new", FunctionDescriptor.of(ADDRESS));
            api = function(library, "pa_mainloop_get_api", FunctionDescriptor.of(ADDRESS, ADDRESS));
            prepare = function(library, "pa_mainloop_prepare", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
            poll = function(library, "pa_mainloop_poll", FunctionDescriptor.of(JAVA_INT, ADDRESS));
            dispatch = function(library, "pa_mainloop_dispatch", FunctionDescriptor.of(JAVA_INT, ADDRESS));
            freeLoop = function(library, "pa_mainloop_free", FunctionDescriptor.ofVoid(ADDRESS));
            newContext = function(library, "pa_context_new", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
            connect = function(library, "pa_context_connect",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS));
            state = function(library, "pa_context_get_state", FunctionDescriptor.of(JAVA_INT, ADDRESS));
            ask = function(library, "pa_context_get_server_info", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, ADDRESS));
            forget = function(library, "pa_operation_unref", FunctionDescriptor.ofVoid(ADDRESS));
            disconnect = function(library, "pa_context_disconnect", FunctionDescriptor.ofVoid(ADDRESS));
            freeContext = function(library, "pa_context_unref", FunctionDescriptor.ofVoid(ADDRESS));
        }

        @SuppressWarnings("restricted") // the library itself loads it as well
        private static Optional<Client> find() {
            try {
                return Optional.of(new Client(SymbolLookup.libraryLookup(CLIENT, Arena.global())));
            } catch (IllegalArgumentException e) { // another system, or one without PulseAudio
                return Optional.empty();
            }
        }

        @SuppressWarnings("restricted") // with the signature of the client's header
        private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor signature) {
            return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), signature);
        }

        void check() {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment loop = (MemorySegment) newLoop.invokeExact();
                try {
                    check(loop, arena);
                } finally {
                    freeLoop.invokeExact(loop);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("a function of " + CLIENT + " failed", e);
            }
        }

        private void check(MemorySegment loop, Arena arena) throws Throwable {
            MemorySegment context = (MemorySegment) newContext.invokeExact((MemorySegment) api.invokeExact(loop),
                    arena.allocateFrom("livekit4j"));
            try {
                int failure = (int) connect.invokeExact(context, MemorySegment.NULL, NO_AUTOMATIC_START, MemorySegment.NULL);
                if (failure == 0) {
                    ask(loop, context, arena);
                    disconnect.invokeExact(context);
                }
            } finally {
                freeContext.invokeExact(context);
            }
        }

        private void ask(MemorySegment loop, MemorySegment context, Arena arena) throws Throwable {
            long deadline = System.nanoTime() + LONGEST_NANOS;
            for (int now = state(context); now != READY; now = state(context)) {
                if (now > READY) { // there is no server
                    return;
                }
                step(loop, deadline);
            }
            Answer answer = new Answer();
            MemorySegment operation = (MemorySegment) ask.invokeExact(context, answer.stub(arena), MemorySegment.NULL);
            try {
                while (!answer.told && state(context) == READY) {
                    step(loop, deadline);
                }
            } finally {
                forget.invokeExact(operation);
            }
            if (answer.told && !answer.complete) {
                throw new FfiException("the sound server has no speaker or no microphone, not even one that is silent. With it"
                        + " the native library would end the process: plug one in, or let PulseAudio load module-always-sink");
            }
        }

        private int state(MemorySegment context) throws Throwable {
            return (int) state.invokeExact(context);
        }

        private void step(MemorySegment loop, long deadline) throws Throwable {
            if (System.nanoTime() - deadline > 0) {
                throw new FfiException("the sound server does not answer");
            }
            int failure = (int) prepare.invokeExact(loop, STEP_MICROS);
            failure |= (int) poll.invokeExact(loop);
            failure |= (int) dispatch.invokeExact(loop);
            if (failure < 0) {
                throw new FfiException("the sound server cannot be asked");
            }
        }
    }
}
