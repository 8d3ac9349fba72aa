package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiOptions;

/** Real libraries with which something is wrong, made by the C compiler, and what is said of them. */
@EnabledOnOs(OS.LINUX)
class BadLibraryTest {
    private static final int MACHINE_AT = 18;
    private static final String NOTHING = "int nothing(void) { return 0; }";
    private static final String FUNCTIONS = """
            void livekit_ffi_initialize(void) {}
            void livekit_ffi_request(void) {}
            void livekit_ffi_drop_handle(void) {}
            void livekit_ffi_dispose(void) {}
            """;
    private static final String VERSION = """
            struct buffer { unsigned long capacity, length; const char *data; };
            struct buffer uniffi_livekit_ffi_fn_func_build_version(void *status) {
                return (struct buffer) { sizeof "%1$s" - 1, sizeof "%1$s" - 1, "%1$s" };
            }
            void ffi_livekit_ffi_rustbuffer_free(struct buffer buffer, void *status) {}
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void assumeACompiler() {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "gcc"))),
                "there is no gcc");
    }

    private Path compile(String name, String code, String... options) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".c"), code);
        Path library = folder.resolve(name + ".so");
        List<String> command = new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return library;
    }

    private static void patch(Path file, int position, int value) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[]{(byte) value}), position);
        }
    }

    private static void refused(Path library, String... message) {
        assertThatThrownBy(() -> NativeLibrary.open(FfiOptions.DEFAULTS.withLibrary(library), Optional.empty()))
                .isInstanceOf(FfiException.class).hasMessageContaining(library.toString()).hasMessageContainingAll(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldNameTheSymbolWhenOneIsMissingEvenIfTheFileAsksToFindItLater() throws Exception {
        String code = FUNCTIONS + "extern void nowhere(void); void call(void) { nowhere(); }";
        refused(compile("now", code, "-Wl,-z,now"), "undefined symbol: nowhere", "unset LIVEKIT_LIB_PATH");
        refused(compile("lazy", code, "-Wl,-z,lazy"), "undefined symbol: nowhere", "unset LIVEKIT_LIB_PATH");
    }

    @Test
    void shouldNameTheLibraryWhenOneThatIsNeededIsMissing() throws Exception {
        Path needed = compile("needed", NOTHING, "-Wl,-soname,libgcc_s.so.99");
        Path library = compile("library", NOTHING, "-Wl,--no-as-needed", needed.toString());
        refused(library, "libgcc_s.so.99: cannot open shared object file", "install the package", "libgcc-s1");
    }

    @Test
    void shouldSayWhichGlibcIsNeededWhenThisOneIsTooOld() throws Exception {
        Path versions = Files.writeString(folder.resolve("versions"), "GLIBC_2.99 { global: later; };");
        Path later = compile("later", "int later(void) { return 1; }", "-Wl,-soname,libc.so.6", "-nostdlib",
                "-Wl,--version-script=" + versions);
        refused(compile("library", "extern int later(void); int call(void) { return later(); }", "-nostdlib", later.toString()),
                "version `GLIBC_2.99' not found", "too old: LiveKit's native library needs glibc 2.28 or newer");
    }

    @Test
    void shouldNameBothProcessorsWhenTheyDiffer() throws Exception {
        Path library = compile("library", NOTHING);
        String other = System.getProperty("os.arch").equals("aarch64") ? "amd64" : "aarch64";
        patch(library, MACHINE_AT, other.equals("aarch64") ? 183 : 62);
        refused(library, "it is built for " + other + ", and this JVM runs on " + System.getProperty("os.arch"));
    }

    @Test
    void shouldSayThatItIsNoLibraryWhenItIsAProgram() throws Exception {
        Path program = Files.writeString(folder.resolve("program.c"), "int main(void) { return 0; }");
        for (String kind : List.of("-no-pie", "-pie")) {
            Path file = folder.resolve("program" + kind);
            assertThat(new ProcessBuilder("gcc", kind, "-o", file.toString(), program.toString()).inheritIO().start().waitFor())
                    .isZero();
            refused(file, kind.equals("-pie") ? "cannot dynamically load position-independent executable" : "no shared library");
        }
    }

    @Test
    void shouldSayThatItWasCutShortWhereverThatIs() throws Exception {
        byte[] whole = Files.readAllBytes(compile("whole", FUNCTIONS));
        for (int length : new int[]{64, 100, 1000, 4096, 9000}) {
            Path cut = Files.write(folder.resolve("cut" + length), Arrays.copyOf(whole, length));
            refused(cut, "cut short", "whole and readable");
        }
    }

    @Test
    void shouldSayWhoMayNotReadWhenPermissionIsMissing() throws Exception {
        Path library = compile("library", FUNCTIONS);
        Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(library), "root reads everything");
        refused(library, "AccessDenied", "let the user of this JVM read it");
    }

    @Test
    void shouldNameBothVersionsWhenItIsAnotherOne() throws Exception {
        for (String other : List.of("0.12.74", "0.13.20", "0.13", "1.0")) {
            refused(compile("v" + other, FUNCTIONS + VERSION.formatted(other)), "is LiveKit's native library of version " + other,
                    "made for version " + LibraryVersion.EXPECTED, "unset LIVEKIT_LIB_PATH", "livekit4j.native.anyVersion");
        }
        refused(compile("unknown", FUNCTIONS), "of a version that it does not tell", LibraryVersion.EXPECTED);
        refused(compile("hostile", FUNCTIONS + VERSION.formatted("1\\n\\033[2J")), "of version 1\\n\\u001b[2J");
    }

    @Test
    void shouldTakeAnotherVersionWhenThatIsAskedFor() throws Exception {
        Path library = compile("other", FUNCTIONS + VERSION.formatted("0.12.74"));
        System.setProperty(LibraryVersion.ANY_PROPERTY, "true");
        try {
            NativeLibrary opened = NativeLibrary.open(FfiOptions.DEFAULTS.withLibrary(library), Optional.empty());
            assertThat(opened.version()).contains("0.12.74");
        } finally {
            System.clearProperty(LibraryVersion.ANY_PROPERTY);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Error loading shared library ld-linux-x86-64.so.2: No such file or directory (needed by /x.so) | musl
            Error relocating /x.so: __res_init: symbol not found                                           | musl
            /x.so: failed to map segment from shared object                                                | noexec
            /x.so: failed to map segment from shared object: Operation not permitted                       | noexec
            /lib/libc.so.6: version `GLIBC_2.28' not found (required by /x.so)                             | glibc 2.28
            libgcc_s.so.1: cannot open shared object file: No such file or directory                       | libgcc-s1
            /x.so: cannot open shared object file: Permission denied                                       | let the user
            dlopen(/x.so, 0x0002): symbol not found in flat namespace '_gone'                              | unset LIVEKIT_LIB_PATH
            dlopen(/x.so, 0x0002): Library not loaded: @rpath/gone.dylib                                   | install the package
            something else                                                                                 | whole and readable
            """)
    void shouldSayWhatHelpsForWhatLoadersSay(String reason, String remedy) {
        assertThat(UnloadableException.of(Path.of("/x.so"), reason)).hasMessageContaining(remedy)
                .hasMessageStartingWith("cannot load /x.so: ").hasMessageNotContaining("/x.so: /x.so");
    }
}
