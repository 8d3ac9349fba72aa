package org.livekit4j.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The system's loader reads the library, and its functions return. */
class StandInTest {
    @TempDir
    Path folder;

    private static StandIn library(Machine machine) {
        return new StandIn(machine, "libnothing.so.1", "NOTHING_1", List.of("register_all", "next"), List.of("describe"));
    }

    private static Machine own() {
        assumeTrue(System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux"), "a library for Linux");
        return System.getProperty("os.arch").equals("aarch64") ? Machine.AARCH64 : Machine.X86_64;
    }

    @Test
    @SuppressWarnings("restricted")
    void shouldHaveFunctionsThatReturnNothingWhenItIsLoaded() throws Throwable {
        Path file = Files.write(folder.resolve("libnothing.so.1"), library(own()).bytes());
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup functions = SymbolLookup.libraryLookup(file, arena);
            Linker linker = Linker.nativeLinker();
            for (String name : List.of("register_all", "next")) {
                MemorySegment function = functions.find(name).orElseThrow();
                assertThat((long) linker.downcallHandle(function, FunctionDescriptor.of(ValueLayout.JAVA_LONG)).invokeExact())
                        .as(name).isZero();
            }
            MemorySegment text = (MemorySegment) linker.downcallHandle(functions.find("describe").orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_BYTE))).invokeExact();
            assertThat(text.get(ValueLayout.JAVA_BYTE, 0)).isZero();
            assertThat(functions.find("other")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeForItsProcessor(Machine machine) {
        ByteBuffer file = ByteBuffer.wrap(library(machine).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getInt(0)).isEqualTo(0x464c457f);
        assertThat(file.getShort(18)).isEqualTo(machine.id());
    }
}
