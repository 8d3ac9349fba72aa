package org.livekit4j.karaf.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.livekit4j.karaf.itests.user.Tone;

/** The files of an operator: configurations in Karaf's folder {@code etc}, and recordings. */
record RoomFiles(Path etc, Path recordings) {

    Path configure(String pid, String... lines) throws IOException {
        return Files.write(etc.resolve(pid + ".cfg"), List.of(lines));
    }

    List<Path> wavs() throws IOException {
        if (!Files.isDirectory(recordings)) {
            return List.of();
        }
        try (var files = Files.list(recordings)) {
            return files.filter(file -> file.toString().endsWith(".wav")).toList();
        }
    }

    /** Half a second or more with the tone in it. */
    static void assertTone(Path wav) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            var samples = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            int rate = (int) in.getFormat().getSampleRate();
            double[] sound = IntStream.range(0, samples.limit()).mapToDouble(samples::get).toArray();
            assertThat(in.getFormat().getChannels()).isEqualTo(1);
            assertThat(sound.length).as("samples of %s", wav).isGreaterThan(rate / 2);
            assertThat(Tone.strongest(sound, rate)).as("hertz in %s", wav).isEqualTo(Tone.HERTZ);
        }
    }
}
