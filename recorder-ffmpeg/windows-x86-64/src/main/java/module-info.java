/** The program ffmpeg for Windows on x86-64. */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.recorder.ffmpeg.windows.x86_64 {
}
