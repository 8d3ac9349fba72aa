/** The program ffmpeg for macOS on x86-64. */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.recorder.ffmpeg.macos.x86_64 {
}
