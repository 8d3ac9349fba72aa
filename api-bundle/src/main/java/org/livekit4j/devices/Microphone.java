package org.livekit4j.devices;

import org.livekit4j.audio.AudioSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Records a microphone into an {@link AudioSource}, in frames of exactly 10 ms, at the pace of the device.
 *
 * <pre>{@code
 * Microphone microphone = livekit.devices().openMicrophone();
 * LocalAudioTrack track = livekit.audio().createTrack("microphone", microphone.source());
 * room.localParticipant().publishTrack(track, TrackPublishOptions.speech());
 * }</pre>
 *
 * <p>When the source takes no audio, {@link MicrophoneOptions#queueSizeMs} of it wait, and the oldest beyond that is dropped and
 * counted.
 */
@ProviderType
public interface Microphone extends AudioDevice {

    /** {@return the options of this microphone} */
    MicrophoneOptions options();

    /**
     * {@return the source that is recorded into, for tracks} Its sample rate and channels are those of the options, or the
     * nearest that the device has. It is closed with the microphone.
     */
    AudioSource source();

    /**
     * Removes from this microphone what a speaker plays, from now on, in place of another speaker. The delay between them is
     * told to the echo cancellation by the fill of both lines.
     *
     * @param speaker an open speaker of the same {@link Devices}
     * @throws IllegalArgumentException if the speaker is not one of them
     * @throws IllegalStateException if the {@linkplain MicrophoneOptions#processing options} have no echo cancellation, or this
     *     microphone has ended
     */
    void cancelEchoOf(Speaker speaker);

    /** {@return what became of the audio so far} */
    MicrophoneStatistics statistics();
}
