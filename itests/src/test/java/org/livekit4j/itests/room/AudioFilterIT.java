package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.track.TrackSource;

/** A filter from another library, on the audio of a room. */
class AudioFilterIT {
    private static final TrackPublishOptions MICROPHONE = TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE);
    private static final int LEVEL = 1_234;

    /** Every sample becomes the number in the settings. What the filter is told it writes to a file. */
    private static final String FILTER = """
            #include <stdint.h>
            #include <stdio.h>
            #include <stdlib.h>
            static void note(const char *what, const char *text) {
                FILE *file = fopen(NOTES, "a");
                if (file == NULL) return; // a filter outlives its test and the folder
                fprintf(file, "%s %s\\n", what, text);
                fclose(file);
            }
            int audio_filter_on_load(const char *options) { note("load", options); return 0; }
            void *audio_filter_create(uint32_t rate, const char *options, const char *stream) {
                note("create", stream);
                int *level = malloc(sizeof *level);
                *level = atoi(options);
                if (*level == 0) { free(level); return 0; }
                return level;
            }
            void audio_filter_destroy(const void *filter) { note("destroy", ""); free((void *) filter); }
            void audio_filter_process_int16(const void *filter, size_t count, const int16_t *in, int16_t *out) {
                for (size_t i = 0; i < count; i++) out[i] = in[i] == 0 ? 0 : *(const int *) filter;
            }
            void audio_filter_process_float(const void *filter, size_t count, const float *in, float *out) {
                for (size_t i = 0; i < count; i++) out[i] = in[i];
            }
            void audio_filter_update_stream_info(const void *filter, const char *stream) { note("stream", stream); }
            """;

    @RegisterExtension
    final Meeting meeting = new Meeting();
    @TempDir
    Path folder;
    private Path notes;

    @BeforeEach
    void assumeACompiler() {
        assumeTrue(BuildCommand.works("gcc", "--version"), "there is no gcc");
        notes = folder.resolve("notes");
    }

    private Path compile(String name, String code) throws IOException, InterruptedException {
        Path library = folder.resolve(name + ".so");
        assertThat(new ProcessBuilder("gcc", "-shared", "-fPIC", "-DNOTES=\"" + notes + "\"", "-o", library.toString(),
                Files.writeString(folder.resolve(name + ".c"), code).toString()).inheritIO().start().waitFor()).isZero();
        return library;
    }

    private List<String> notes(String what) throws IOException {
        return Files.exists(notes)
                ? Files.readAllLines(notes).stream().filter(line -> line.startsWith(what)).toList()
                : List.of();
    }

    /** Bob, in a room where Ada publishes a tone. */
    private Attendee joinWhereAToneIs() {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        ada.room().localParticipant().publishTrack(sender.track(), MICROPHONE).join();
        return bob;
    }

    @Test
    void shouldFilterTheAudioOfTracksAndParticipants() throws Exception {
        Attendee bob = joinWhereAToneIs();

        meeting.audio().loadFilter("level", compile("level", FILTER));
        await().untilAsserted(() -> assertThat(notes("load")).hasSize(2).allMatch(line -> line.contains("token")));
        AudioStreamOptions filtered = AudioStreamOptions.DEFAULTS.withFilter("level", Integer.toString(LEVEL));
        try (AudioStream stream = meeting.audio().openStream(bob.awaitAudio("tone"), filtered)) {
            assertThat(sample(stream)).isEqualTo(LEVEL);
        }
        try (AudioStream stream = meeting.audio().openStream(bob.room().remoteParticipants().get("ada"),
                TrackSource.MICROPHONE, filtered.withFilter("level", "77"))) {
            assertThat(sample(stream)).isEqualTo(77);
        }
        assertThat(notes("create")).hasSize(2).allMatch(line -> line.contains(meeting.name()));
        await().untilAsserted(() -> assertThat(notes("destroy")).hasSize(2));
    }

    /** Of the middle of the first frame with audio in it. */
    private static int sample(AudioStream stream) throws InterruptedException {
        while (true) {
            AudioFrame frame = stream.poll(Attendee.TIMEOUT);
            assertThat(frame).as("after the end: " + stream.end()).isNotNull();
            int sample = frame.data()[frame.data().length / 2];
            if (sample != 0) {
                return sample;
            }
        }
    }

    @Test
    void shouldDeliverTheAudioAsItCameWhenTheFilterCannotBeCreated() throws Exception {
        Attendee bob = joinWhereAToneIs();

        meeting.audio().loadFilter("unlicensed", compile("unlicensed", FILTER));
        try (AudioStream stream = meeting.audio().openStream(bob.awaitAudio("tone"),
                Senses.LOSSLESS.withFilter("unlicensed", ""))) {
            assertThat(Senses.hear(stream).peak()).isBetween(490, 510);
        }
    }

    @Test
    void shouldRefuseFiltersThatAreNone() throws Exception {
        Path text = Files.writeString(folder.resolve("text.so"), "no library");
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> meeting.audio().loadFilter("text", text))
                .withMessageStartingWith(text + " cannot be loaded as an audio filter: ");
        Path other = compile("other", "int other(void) { return 1; }");
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> meeting.audio().loadFilter("other", other))
                .withMessageContaining("audio_filter_on_load");
        assertThatIllegalArgumentException().isThrownBy(() -> meeting.audio().loadFilter("x", folder.resolve("missing.so")))
                .withMessageContaining("missing.so");
        assertThatIllegalArgumentException().isThrownBy(() -> meeting.audio().loadFilter(" ", other))
                .withMessageContaining("module_id is blank");

        ToneSender sender = meeting.closing(new ToneSender(meeting.audio(), "tone", 500));
        AudioStreamOptions unknown = AudioStreamOptions.DEFAULTS.withFilter("unknown", "");
        assertThatIllegalArgumentException().isThrownBy(() -> meeting.audio().openStream(sender.track(), unknown))
                .withMessageContaining("'unknown' is not loaded");
        meeting.audio().loadFilter("known", compile("known", FILTER));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> meeting.audio().openStream(sender.track(), unknown.withFilter("known", "1")))
                .withMessageContaining("remote tracks only");
    }
}
