/** LiveKit's native library for Linux on AArch64 (glibc). */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.ffi.natives.linux.aarch64 {
}
