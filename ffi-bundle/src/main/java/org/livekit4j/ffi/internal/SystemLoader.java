package org.livekit4j.ffi.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.Completion;

/**
 * Loads a library with the system's loader. The JVM hides the loader's message and resolves symbols lazily, when a missing one
 * ends the process. The loader is therefore called first, to resolve all symbols.
 */
final class SystemLoader {
    private static final int BIND_NOW = 2;
    private static final Optional<MethodHandle> OPEN = SystemFunctions.find("dlopen",
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    private static final Optional<MethodHandle> ERROR = SystemFunctions.find("dlerror", FunctionDescriptor.of(ADDRESS));

    private SystemLoader() {}

    /**
     * The library stays loaded for as long as the process lives.
     *
     * @throws UnloadableException says what the loader said and what helps
     */
    @SuppressWarnings("restricted") // loading a library is what this class is for
    static SymbolLookup load(Path file) {
        if (OPEN.isPresent() && ERROR.isPresent()) {
            failure(file).ifPresent(reason -> {
                throw UnloadableException.of(file, reason);
            });
        }
        try {
            return SymbolLookup.libraryLookup(file.toString(), Arena.global());
        } catch (IllegalArgumentException e) {
            throw UnloadableException.of(file, "the system does not say why");
        }
    }

    /**
     * What the loader says if it cannot load the file. A thread of its own, because a library's start may set how its thread
     * computes.
     */
    private static Optional<String> failure(Path file) {
        CompletableFuture<Optional<String>> failure = new CompletableFuture<>();
        Thread.ofPlatform().name("livekit-load").start(() -> Completion.completeNow(failure, open(file)));
        return failure.join();
    }

    private static Optional<String> open(Path file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment library = (MemorySegment) OPEN.orElseThrow().invokeExact(arena.allocateFrom(file.toString()), BIND_NOW);
            return library.address() != 0 ? Optional.empty() : Optional.of(lastError());
        } catch (Throwable e) {
            return Optional.of(e.toString());
        }
    }

    @SuppressWarnings("restricted") // the loader's text ends with a zero
    private static String lastError() throws Throwable {
        MemorySegment text = (MemorySegment) ERROR.orElseThrow().invokeExact();
        return text.address() == 0 ? "the loader does not say why" : text.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
