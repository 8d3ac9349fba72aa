package org.livekit4j.wheel;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The platforms there is a native library for: our name of each, pip's name, and the file in the wheel. */
public enum Platform {

    LINUX_X86_64("linux-x86-64", "manylinux_2_28_x86_64", "liblivekit_ffi.so"), LINUX_AARCH64("linux-aarch64",
            "manylinux_2_28_aarch64", "liblivekit_ffi.so"), MACOS_X86_64("macos-x86-64", "macosx_10_15_x86_64",
                    "liblivekit_ffi.dylib"), MACOS_AARCH64("macos-aarch64", "macosx_11_0_arm64",
                            "liblivekit_ffi.dylib"), WINDOWS_X86_64("windows-x86-64", "win_amd64", "livekit_ffi.dll"),
    /** Of a wheel without a native library. */
    ANY("any", "any", "none");

    private final String id;
    private final String wheelTag;
    private final String library;

    Platform(String id, String wheelTag, String library) {
        this.id = id;
        this.wheelTag = wheelTag;
        this.library = library;
    }

    public static Platform of(String id) {
        return Arrays.stream(values()).filter(platform -> platform.id.equals(id)).findFirst()
                .orElseThrow(() -> new WheelException("LiveKit has no native library for the platform '" + id
                        + "'; build with -Dlivekit.platform set to one of: " + supported()));
    }

    private static String supported() {
        return Arrays.stream(values()).filter(platform -> platform != ANY).map(Platform::id).collect(Collectors.joining(", "));
    }

    /** The name that folders, bundles and the build property {@code livekit.platform} use. */
    public String id() {
        return id;
    }

    /** The platform tag of the wheel, which is what {@code pip download --platform} takes. */
    public String wheelTag() {
        return wheelTag;
    }

    /** The file name of the shared library. */
    public String library() {
        return library;
    }
}
