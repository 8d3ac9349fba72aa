package org.livekit4j.audio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.livekit4j.audio.WavReader;

/** Opens files by what they begin with, whatever their names say. */
final class PlayableFiles {
    private static final int SIGN_BYTES = 4;

    private PlayableFiles() {}

    static PlayableFile open(Path path) throws IOException {
        return switch (sign(path)) {
            case "RIFF", "RF64" -> new PlayableWav(WavReader.open(path));
            case "OggS" -> OggOpusReader.open(path);
            default -> throw new FileSystemException(path.toString(), null,
                    "is no file that can be played: WAV and Ogg with Opus are. What AudioSystem.getAudioInputStream reads can be "
                            + "captured as frames of JavaSound.frames");
        };
    }

    private static String sign(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return new String(file.readNBytes(SIGN_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
