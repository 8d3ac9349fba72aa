package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.recorder.RecordingFormat;

/** Opens files of the formats that are written in Java. */
final class AudioFormats {

    private AudioFormats() {}

    static MediaFile open(RecordingFormat format, Path path, int channels, int bitrate) throws IOException {
        return switch (format) {
            case WAV -> new WavFile(path, channels);
            case OGG_OPUS -> new OggOpusFile(path, channels, bitrate);
            case WEBM_OPUS -> new WebmOpusFile(path, channels, bitrate);
            case WEBM_VP8_OPUS, MP4_H264_AAC -> throw new IllegalArgumentException(format + " is written by ffmpeg");
        };
    }
}
