/** The program ffmpeg for Linux on x86-64 (glibc). */
@SuppressWarnings("module") // the name ends with digits, because the platform's does
module org.livekit4j.recorder.ffmpeg.linux.x86_64 {
}
