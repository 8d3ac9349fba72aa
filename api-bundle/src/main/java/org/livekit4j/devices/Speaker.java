package org.livekit4j.devices;

import java.util.List;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Mixes streams and pushed frames, and plays the mix on a device, at the pace of the device. Where no input has audio, it plays
 * silence.
 */
@ProviderType
public interface Speaker extends AudioDevice {

    /** {@return the options of this speaker} */
    SpeakerOptions options();

    /**
     * Plays a stream, from now until it ends. The speaker consumes the stream, and closes it when the input or the speaker is
     * closed.
     *
     * @param name the name of the input, for logs and statistics
     * @param stream the stream, which nothing else consumes
     * @return the input, to which the caller pushes nothing
     * @throws IllegalStateException if this speaker has ended; the stream stays open
     */
    AudioMixerInput play(String name, AudioStream stream);

    /**
     * Adds an input for frames that the caller pushes.
     *
     * @param name the name of the input, for logs and statistics
     * @return the input
     * @throws IllegalStateException if this speaker has ended
     */
    AudioMixerInput addInput(String name);

    /** {@return the inputs that have neither ended nor been closed, in the order of their addition} */
    List<AudioMixerInput> inputs();

    /** {@return the factor of all samples that are played, from 0 to 1; 1 at first} */
    double volume();

    /**
     * Sets the volume, from the next 10 ms on.
     *
     * @param volume the factor of all samples that are played, from 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    void setVolume(double volume);

    /** {@return what was played so far} */
    SpeakerStatistics statistics();
}
