/** LiveKit's native library for Linux on x86-64 (glibc). */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.ffi.natives.linux.x86_64 {
}
