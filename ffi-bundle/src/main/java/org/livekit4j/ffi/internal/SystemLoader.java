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
import java.util.function.Supplier;
import org.livekit4j.ffi.Completion;

/**
 * Loads a library with the system's loader. The JVM hides the loader's message, and resolves symbols lazily, when a missing one
 * ends the process, unless the library asks for all of them to be resolved. The loader itself is therefore called first if the
 * library does not ask for that, and else to hear why the JVM could not load it.
 */
final class SystemLoader {
    private static final int BIND_NOW = 2;

    /** What the system's loader offers; bound only if it is asked, because that takes time. */
    private static final class Functions {
        private static final Optional<MethodHandle> OPEN = SystemFunctions.find("dlopen",
                FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
    }

    private SystemLoader() {}

    /**
     * The library stays loaded for as long as the process lives.
     *
     * @throws UnloadableException says what the loader said and what helps
     */
    static SymbolLookup load(Path file) {
        boolean resolved = LibraryFormat.resolvesAllSymbols(file);
        Optional<SymbolLookup> loaded = resolved ? onOwnThread(() -> lookup(file)) : Optional.empty();
        if (loaded.isPresent()) {
            return loaded.get();
        }
        Functions.OPEN.flatMap(open -> onOwnThread(() -> failure(open, file))).ifPresent(reason -> {
            throw UnloadableException.of(file, reason);
        });
        return lookup(file).orElseThrow(() -> UnloadableException.of(file, "the system does not say why"));
    }

    /** The first one to load it is a thread of its own, because a library's start may set how its thread computes. */
    private static <T> Optional<T> onOwnThread(Supplier<Optional<T>> loading) {
        CompletableFuture<Optional<T>> result = new CompletableFuture<>();
        Thread.ofPlatform().name("livekit-load").start(() -> Completion.completeNow(result, loading.get()));
        return result.join();
    }

    @SuppressWarnings("restricted") // loading a library is what this class is for
    private static Optional<SymbolLookup> lookup(Path file) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(file.toString(), Arena.global()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the loader says if it cannot load the file. */
    private static Optional<String> failure(MethodHandle open, Path file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toString());
            if (((MemorySegment) open.invokeExact(name, BIND_NOW)).address() != 0) {
                return Optional.empty();
            }
            MethodHandle error = SystemFunctions.find("dlerror", FunctionDescriptor.of(ADDRESS)).orElseThrow();
            // To look that up has put out the loader's last word, so it is asked once more
            boolean opened = ((MemorySegment) open.invokeExact(name, BIND_NOW)).address() != 0;
            return opened ? Optional.empty() : Optional.of(text((MemorySegment) error.invokeExact()));
        } catch (Throwable e) {
            return Optional.of(e.toString());
        }
    }

    @SuppressWarnings("restricted") // the loader's text ends with a zero
    private static String text(MemorySegment text) {
        return text.address() == 0 ? "the loader does not say why" : text.reinterpret(Long.MAX_VALUE).getString(0);
    }
}
