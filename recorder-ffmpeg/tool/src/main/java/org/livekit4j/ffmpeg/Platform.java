package org.livekit4j.ffmpeg;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A platform that there is a fragment for: our name of it, that of the archives, and the program's file. */
enum Platform {
    LINUX_X86_64("linux-x86-64", "linux-x86_64", "ffmpeg", Machine.X86_64), LINUX_AARCH64("linux-aarch64", "linux-arm64",
            "ffmpeg",
            Machine.AARCH64), MACOS_X86_64("macos-x86-64", "macosx-x86_64", "ffmpeg", null), MACOS_AARCH64("macos-aarch64",
                    "macosx-arm64", "ffmpeg", null), WINDOWS_X86_64("windows-x86-64", "windows-x86_64", "ffmpeg.exe", null);

    private static final Pattern OF_FFMPEG = Pattern.compile("ffmpeg(\\.exe)?|(lib)?(av|sw)[a-z]+[.-].*");
    private static final String ATOMIC = "libatomic.1.dylib";

    private final String id;
    private final String archived;
    private final String program;
    private final Machine machine;

    Platform(String id, String archived, String program, Machine machine) {
        this.id = id;
        this.archived = archived;
        this.program = program;
        this.machine = machine;
    }

    static Platform of(String id) {
        return Arrays.stream(values()).filter(platform -> platform.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is no platform"));
    }

    String id() {
        return id;
    }

    /** The archives' name of it. */
    String archived() {
        return archived;
    }

    /** The folder of the archive that has the files. */
    String folder() {
        return "org/bytedeco/ffmpeg/" + archived + "/";
    }

    String program() {
        return program;
    }

    /** Whether the program needs this file of the archive. The other archive for macOS has {@value #ATOMIC} as well, for no use. */
    boolean needs(String name) {
        return OF_FFMPEG.matcher(name).matches() || this == MACOS_X86_64 && name.equals(ATOMIC);
    }

    /** Empty where the library of devices needs nothing that a system may lack. */
    Optional<Machine> machine() {
        return Optional.ofNullable(machine);
    }
}
