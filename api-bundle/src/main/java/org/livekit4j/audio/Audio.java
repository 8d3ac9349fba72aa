package org.livekit4j.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.AudioTrack;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Creates audio sources, tracks and streams, and tools: resamplers, mixers, players and audio processing. An OSGi service;
 * safe for use by several threads.
 *
 * <p>The objects that it creates live until they are closed, or until the service goes: then streams end with {@link
 * org.livekit4j.track.StreamEnd#SERVICE_STOPPED}, and everything else is closed.
 */
@ProviderType
public interface Audio {

    /**
     * Creates a source. The caller closes it.
     *
     * @param options what the source takes
     * @return the source
     * @throws IllegalStateException if the service is gone
     */
    AudioSource createSource(AudioSourceOptions options);

    /**
     * Creates a source with {@link AudioSourceOptions#of}. The caller closes it.
     *
     * @param sampleRate the sample rate of captured frames, in Hz
     * @param numChannels the number of channels of captured frames
     * @return the source
     * @throws IllegalArgumentException if an argument is out of range
     * @throws IllegalStateException if the service is gone
     */
    default AudioSource createSource(int sampleRate, int numChannels) {
        return createSource(AudioSourceOptions.of(sampleRate, numChannels));
    }

    /**
     * Creates a track that sends what is captured into a source. The caller closes it.
     *
     * @param name the name of the track
     * @param source an open source of this service
     * @return the track
     * @throws IllegalArgumentException if the source is not of this service
     * @throws IllegalStateException if the source is closed
     */
    LocalAudioTrack createTrack(String name, AudioSource source);

    /**
     * Opens a stream on a track, which may be a local one. A track can have many streams. The caller closes the stream.
     *
     * @param track the track
     * @param options how frames are delivered
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's
     * @throws IllegalStateException if the track is closed
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key or its
     *     encryption is off, unless the options allow it
     */
    AudioStream openStream(AudioTrack track, AudioStreamOptions options);

    /**
     * Opens a stream on a track with {@link AudioStreamOptions#DEFAULTS}.
     *
     * @param track the track
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's
     * @throws IllegalStateException if the track is closed
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key or its
     *     encryption is off
     */
    default AudioStream openStream(AudioTrack track) {
        return openStream(track, AudioStreamOptions.DEFAULTS);
    }

    /**
     * Opens a stream on the track that a participant publishes from a source, now or later. The stream continues when the track
     * is published again, and ends when the participant leaves or the room ends.
     *
     * @param participant the publisher
     * @param source a source of audio
     * @param options how frames are delivered
     * @return the stream
     * @throws IllegalArgumentException if the source carries no audio, or the participant is not one of LiveKit4j's
     * @throws IllegalStateException if the participant has left
     * @throws org.livekit4j.track.UndecryptableException if the participant publishes from the source, encrypted end to end, and
     *     the room has no key or its encryption is off, unless the options allow it. What is published later is not checked
     */
    AudioStream openStream(RemoteParticipant participant, TrackSource source, AudioStreamOptions options);

    /**
     * Creates a resampler. The caller closes it.
     *
     * @param options the rates, the channels and the quality
     * @return the resampler
     * @throws IllegalStateException if the service is gone
     */
    Resampler createResampler(ResamplerOptions options);

    /**
     * Creates an audio processing with WebRTC's echo cancellation, noise suppression, gain control and high-pass filter. The
     * caller closes it.
     *
     * @param options which of them are on
     * @return the audio processing
     * @throws IllegalStateException if the service is gone
     */
    AudioProcessing createProcessing(AudioProcessingOptions options);

    /**
     * Creates a mixer without inputs. The caller closes it.
     *
     * @param options the format of the mix, and how much its inputs may hold
     * @return the mixer
     * @throws IllegalStateException if the service is gone
     */
    AudioMixer createMixer(AudioMixerOptions options);

    /**
     * Creates a player for a file, whose sample rate and channels are converted to those of the source. The caller closes it.
     *
     * <p>What is played is told by the first bytes of the file, not by its name: WAV as {@link WavReader} reads it, and Opus in
     * Ogg files, mono and stereo. Of Ogg streams that lie side by side the first one of Opus is played; streams that follow each
     * other are all played. A file that is cut off is played to its last whole page, and one that is damaged is not played
     * beyond that. For other formats, see {@link JavaSound#frames}.
     *
     * @param file the file
     * @param source an open source of this service
     * @return the player, which does not play yet
     * @throws IllegalArgumentException if the source is not of this service, or if the file's rate cannot be converted to its
     *     rate
     * @throws IllegalStateException if the source is closed, or the service is gone
     * @throws IOException if the file cannot be read or played; the message says why
     */
    AudioPlayer createPlayer(Path file, AudioSource source) throws IOException;

    /**
     * Loads an audio filter: a native library of another vendor that the streams of remote tracks can send their audio through,
     * such as a noise cancellation. {@link AudioStreamOptions#withFilter} names it. It is told the URL and the access token of
     * each room, of those that are connected as well.
     *
     * <p>A filter runs in this process and can end it, and it stays loaded until the process ends. Loading another one with the
     * same id replaces it for the streams to come.
     *
     * @param moduleId the id by which streams name the filter, unique in the process; not blank
     * @param library the file of the native library
     * @param dependencies the files of native libraries that it needs, which are loaded first
     * @throws IllegalArgumentException if the id is blank, or a path does not lead to a file
     * @throws org.livekit4j.LiveKitException if a file is not a library for this machine, or the library is not an audio filter;
     *     the message says why
     * @throws IllegalStateException if the service is gone
     */
    void loadFilter(String moduleId, Path library, Path... dependencies);

    /**
     * Adds a processor to the open streams and to those to come. In OSGi register the processor as a service instead, so that it
     * goes with its bundle and is found again by the next audio service.
     *
     * @param processor the processor
     * @param properties those of {@link PlugInConstants}, and {@code service.ranking}, an {@code Integer}; empty for all streams
     * @return a registration that removes the processor
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service is gone
     */
    UpdatableRegistration addProcessor(AudioFrameProcessor processor, Map<String, ?> properties);
}
