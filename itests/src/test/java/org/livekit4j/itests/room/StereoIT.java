package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.itests.Spectrum;
import org.livekit4j.itests.Tone;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * What is left of stereo, and at which rates, when it has passed a server. A tone is on the left, and silence on the right.
 *
 * <p>The native library offers to send stereo. The server's answer takes that back, because the track does not say that it is
 * stereo. An answer that the server gives while it takes the track over from those that are announced to those that are
 * published does not: then both channels are sent.
 */
class StereoIT {
    private static final int HERTZ = 500;
    private static final int RATE = 48_000;
    /** Frames until the jitter buffer is filled. */
    private static final int FIRST = 100;

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private LocalAudioTrack tone() {
        List<AudioFrame> second = Tone.sine(HERTZ, RATE, 1, Tone.FRAMES_A_SECOND).stream().map(StereoIT::onTheLeft).toList();
        return meeting.closing(new ToneSender(meeting.audio(), "tone", second)).track();
    }

    private static AudioFrame onTheLeft(AudioFrame mono) {
        short[] both = new short[2 * mono.samplesPerChannel()];
        for (int i = 0; i < mono.samplesPerChannel(); i++) {
            both[2 * i] = mono.data()[i];
        }
        return new AudioFrame(both, mono.sampleRate(), 2);
    }

    private List<AudioFrame> hear(AudioStream stream) throws InterruptedException {
        List<AudioFrame> heard = new ArrayList<>();
        for (int number = 0; heard.size() < Tone.FRAMES_A_SECOND; number++) {
            AudioFrame frame = stream.poll(Attendee.TIMEOUT);
            assertThat(frame).as("a frame after %d", number).isNotNull();
            if (number >= FIRST && Senses.audible(frame)) {
                heard.add(frame);
            }
        }
        return heard;
    }

    /** The peak of each frame, so that a failure shows whether all frames are wrong or a few that followed a lost packet. */
    private static List<Integer> peaks(List<AudioFrame> frames, int channel) {
        return frames.stream().map(frame -> {
            int peak = 0;
            for (int i = channel; i < frame.data().length; i += frame.numChannels()) {
                peak = Math.max(peak, Math.abs(frame.data()[i]));
            }
            return peak;
        }).toList();
    }

    private static double typical(List<Integer> peaks) {
        return peaks.stream().sorted().toList().get(peaks.size() / 2);
    }

    @ParameterizedTest
    @CsvSource({"48000, 2, false", "48000, 2, true", "48000, 1, true", "8000, 2, true", "16000, 1, true", "44100, 2, true",
        "96000, 2, true"})
    void shouldHearTheMeanOfBothChannelsInEachOrBothApartWhenStereoIsPublished(int sampleRate, int numChannels, boolean music)
            throws Exception {
        Attendee ada = meeting.join("ada");
        Attendee bob = meeting.join("bob");
        ada.room().localParticipant().publishTrack(tone(), music ? TrackPublishOptions.music() : TrackPublishOptions.DEFAULTS)
                .join();
        RemoteAudioTrack track = bob.awaitAudio("tone");
        AudioStreamOptions options = Senses.LOSSLESS.withSampleRate(sampleRate).withNumChannels(numChannels);

        try (AudioStream stream = meeting.audio().openStream(track, options)) {
            List<AudioFrame> heard = hear(stream);
            assertThat(heard).allSatisfy(frame -> {
                assertThat(frame.sampleRate()).isEqualTo(sampleRate);
                assertThat(frame.numChannels()).isEqualTo(numChannels);
                assertThat(frame.samplesPerChannel()).isEqualTo(sampleRate / Tone.FRAMES_A_SECOND);
            });
            assertThat(Spectrum.of(heard).peak()).isCloseTo(HERTZ, within(15));
            if (numChannels == 2 && heard.stream().noneMatch(StereoIT::equalChannels)) {
                assertApart(heard);
            } else {
                assertThat(heard).allMatch(frame -> numChannels == 1 || equalChannels(frame));
                assertLoud(peaks(heard, 0), Tone.AMPLITUDE / 2);
            }
        }
    }

    private static void assertApart(List<AudioFrame> heard) {
        assertLoud(peaks(heard, 0), Tone.AMPLITUDE);
        assertThat(peaks(heard, 1)).allSatisfy(peak -> assertThat(peak).isLessThan(Tone.AMPLITUDE / 100));
    }

    private static void assertLoud(List<Integer> peaks, int amplitude) {
        assertThat(typical(peaks)).as("of the peaks %s", peaks).isCloseTo(amplitude, within(amplitude / 4.0));
    }

    private static boolean equalChannels(AudioFrame frame) {
        for (int i = 0; i < frame.data().length; i += 2) {
            if (frame.data()[i] != frame.data()[i + 1]) {
                return false;
            }
        }
        return true;
    }

    @ParameterizedTest
    @CsvSource({"48000", "16000"})
    void shouldKeepTheChannelsApartWhenTheTrackIsLocal(int sampleRate) throws Exception {
        AudioStreamOptions options = Senses.LOSSLESS.withSampleRate(sampleRate).withNumChannels(2);
        try (AudioStream stream = meeting.audio().openStream(tone(), options)) {
            List<AudioFrame> heard = hear(stream);
            assertApart(heard);
        }
    }
}
