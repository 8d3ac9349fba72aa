package org.livekit4j.video;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.track.LocalVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.track.VideoTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Creates video sources, tracks, streams and tools. An OSGi service; safe for use by several threads.
 *
 * <p>The objects that it creates live until they are closed, or until the service goes: then streams end with {@link
 * org.livekit4j.track.StreamEnd#SERVICE_STOPPED} and sources are closed. Frames that a consumer
 * still holds stay valid.
 */
@ProviderType
public interface Video {

    /**
     * Creates a source. The caller closes it.
     *
     * @param options what the source takes
     * @return the source
     * @throws IllegalStateException if the service is gone
     */
    VideoSource createSource(VideoSourceOptions options);

    /**
     * Creates a source with {@link VideoSourceOptions#of}. The caller closes it.
     *
     * @param width the width of the frames to come, in pixels
     * @param height the height of the frames to come, in pixels
     * @return the source
     * @throws IllegalArgumentException if an argument is out of range
     * @throws IllegalStateException if the service is gone
     */
    default VideoSource createSource(int width, int height) {
        return createSource(VideoSourceOptions.of(width, height));
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
    LocalVideoTrack createTrack(String name, VideoSource source);

    /**
     * Creates a source of video that is encoded already. The caller closes it.
     *
     * @param options the codec and the size of the frames
     * @param control is asked for key frames, without which subscribers see nothing, and told what the network can carry
     * @return the source
     * @throws IllegalStateException if the service is gone
     */
    EncodedVideoSource createEncodedSource(EncodedVideoSourceOptions options, EncoderControl control);

    /**
     * Creates a track that sends what is captured into a source of encoded video. The caller closes it. When it is published the
     * room sets the codec and {@link org.livekit4j.room.VideoEncoder#PRE_ENCODED}, and turns simulcast off.
     *
     * @param name the name of the track
     * @param source an open source of this service
     * @return the track
     * @throws IllegalArgumentException if the source is not of this service
     * @throws IllegalStateException if the source is closed
     */
    LocalVideoTrack createTrack(String name, EncodedVideoSource source);

    /**
     * Creates a synchronizer of audio and video. The caller closes it, before the two sources.
     *
     * @param audio a source of audio with a queue, which takes nothing else meanwhile
     * @param video a source of this service, which takes nothing else meanwhile
     * @param options the frame rate of the video, and how it is paced
     * @return the synchronizer
     * @throws IllegalArgumentException if the source of video is not of this service
     * @throws IllegalStateException if the service is gone
     */
    AvSynchronizer createSynchronizer(AudioSource audio, VideoSource video, AvSynchronizerOptions options);

    /**
     * Opens a stream on a track, which may be a local one. A track can have many streams. The caller closes the stream.
     *
     * @param track the track
     * @param options how frames are delivered
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's, or is a local one of an {@link EncodedVideoSource}
     * @throws IllegalStateException if the track is closed
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key or its
     *     encryption is off, unless the options allow it
     */
    VideoStream openStream(VideoTrack track, VideoStreamOptions options);

    /**
     * Opens a stream on a track with {@link VideoStreamOptions#DEFAULTS}.
     *
     * @param track the track
     * @return the stream
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's
     * @throws IllegalStateException if the track is closed
     * @throws org.livekit4j.track.UndecryptableException if the track is encrypted end to end, and its room has no key or its
     *     encryption is off
     */
    default VideoStream openStream(VideoTrack track) {
        return openStream(track, VideoStreamOptions.DEFAULTS);
    }

    /**
     * Opens a stream on the track that a participant publishes from a source, now or later. The stream continues when the track
     * is published again, and ends when the participant leaves or the room ends.
     *
     * @param participant the publisher
     * @param source a source of video
     * @param options how frames are delivered
     * @return the stream
     * @throws IllegalArgumentException if the source carries no video, or the participant is not one of LiveKit4j's
     * @throws IllegalStateException if the participant has left
     * @throws org.livekit4j.track.UndecryptableException if the participant publishes from the source, encrypted end to end, and
     *     the room has no key or its encryption is off, unless the options allow it. What is published later is not checked
     */
    VideoStream openStream(RemoteParticipant participant, TrackSource source, VideoStreamOptions options);

    /**
     * Adds a processor to the open streams and to those to come. In OSGi register the processor as a service instead, so that it
     * goes with its bundle and is found again by the next video service.
     *
     * @param processor the processor
     * @param properties those of {@link PlugInConstants}, and {@code service.ranking}, an {@code Integer}; empty for all streams
     * @return a registration that removes the processor
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service is gone
     */
    UpdatableRegistration addProcessor(VideoFrameProcessor processor, Map<String, ?> properties);

    /**
     * Converts a frame to another type. Time stamp, rotation and metadata are carried over.
     *
     * @param frame the frame, which stays the caller's
     * @param type the type of the new frame
     * @param flipY whether to turn the frame upside down
     * @return a new frame, which the caller closes
     * @throws IllegalStateException if the frame is closed
     * @throws org.livekit4j.LiveKitException if the native library has no conversion between the two types
     */
    VideoFrame convert(VideoFrame frame, VideoBufferType type, boolean flipY);
}
