package org.livekit4j.bench.streams;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The native producer that all clients share: see {@code feeder.h}. */
public final class Feeder {
    private static final int WINDOW_SIZE = 10;

    private final MethodHandle start;
    private final MethodHandle open;
    private final MethodHandle close;

    @SuppressWarnings("restricted") // the signatures are those of feeder.h
    public Feeder(Path file) {
        SymbolLookup library = SymbolLookup.libraryLookup(file, Arena.global());
        Linker linker = Linker.nativeLinker();
        start = linker.downcallHandle(library.findOrThrow("feeder_start"), FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        open = linker.downcallHandle(library.findOrThrow("window_open"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
        close = linker.downcallHandle(library.findOrThrow("window_close"), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    }

    /** Feeds these sources, with audio if the width is 0, from now on. */
    void start(String library, long[] sources, int width, int height) {
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) start.invokeExact(arena.allocateFrom(library), arena.allocateFrom(ValueLayout.JAVA_LONG, sources),
                    sources.length, width, height);
            if (failed != 0) {
                throw new IllegalStateException("the feeder failed to start: " + failed);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the process has used so far; the measured time begins. */
    public long[] openWindow() {
        return figures(open);
    }

    public long[] closeWindow() {
        return figures(close);
    }

    private static long[] figures(MethodHandle read) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment figures = arena.allocate(ValueLayout.JAVA_LONG, WINDOW_SIZE);
            read.invokeExact(figures);
            return figures.toArray(ValueLayout.JAVA_LONG);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
