/** LiveKit's native library for macOS on x86-64. */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.ffi.natives.macos.x86_64 {
}
