package org.livekit4j.recorder;

/** The format of recorded files. Those with pictures are written by the program {@code ffmpeg}, the others in Java. */
public enum RecordingFormat {
    /** 16-bit PCM, as {@link org.livekit4j.audio.WavWriter} writes it. */
    WAV("wav", false),
    /** Opus in an Ogg file. */
    OGG_OPUS("ogg", false),
    /** Opus in a WebM file without pictures. */
    WEBM_OPUS("webm", false),
    /** Pictures in VP8 and sound in Opus, in a WebM file. */
    WEBM_VP8_OPUS("webm", true),
    /** Pictures in H.264 and sound in AAC, in a fragmented MP4 file. */
    MP4_H264_AAC("mp4", true);

    private final String extension;
    private final boolean video;

    RecordingFormat(String extension, boolean video) {
        this.extension = extension;
        this.video = video;
    }

    /** {@return what the names of files end in, without a dot} */
    public String extension() {
        return extension;
    }

    /** {@return whether files have pictures as well as sound, which takes {@code ffmpeg}} */
    public boolean video() {
        return video;
    }
}
