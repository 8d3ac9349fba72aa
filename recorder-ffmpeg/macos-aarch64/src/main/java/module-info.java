/** The program ffmpeg for macOS on AArch64. */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.recorder.ffmpeg.macos.aarch64 {
}
