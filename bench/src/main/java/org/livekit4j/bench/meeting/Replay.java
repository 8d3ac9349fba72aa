package org.livekit4j.bench.meeting;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/** What stands in for the native library: see {@code replay.c}. */
final class Replay {
    /**
     * How far it is.
     *
     * @param endedNanos 0 while it goes on
     * @param kinds events sent of each {@link Kind}
     */
    record Progress(long sent, long created, long released, long startedNanos, long endedNanos, long[] kinds) {}

    private static final int KINDS = Kind.values().length;
    private static final int FIRST_KIND = 5;

    private final MethodHandle start;
    private final MethodHandle figures;

    @SuppressWarnings("restricted") // the signatures are those of replay.c
    Replay(Path file) {
        SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
        Linker linker = Linker.nativeLinker();
        start = linker.downcallHandle(library.findOrThrow("replay_start"), FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
        figures = linker.downcallHandle(library.findOrThrow("replay_figures"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    }

    void start(Path traffic, long events, long eventsASecond) {
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) start.invokeExact(arena.allocateFrom(traffic.toString()), events, eventsASecond);
            if (failed != 0) {
                throw new IllegalStateException("the replay failed to start: " + failed);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    Progress progress() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(ValueLayout.JAVA_LONG, FIRST_KIND + KINDS);
            figures.invokeExact(copy);
            long[] values = copy.toArray(ValueLayout.JAVA_LONG);
            return new Progress(values[0], values[1], values[2], values[3], values[4],
                    Arrays.copyOfRange(values, FIRST_KIND, FIRST_KIND + KINDS));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
