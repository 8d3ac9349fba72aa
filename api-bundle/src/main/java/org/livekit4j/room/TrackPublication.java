package org.livekit4j.room;

import java.util.Optional;
import java.util.Set;
import org.livekit4j.track.Track;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/**
 * A published track, whether it is subscribed to or not. Safe for use by several threads. After it was unpublished it keeps its
 * last state.
 */
public sealed interface TrackPublication permits LocalTrackPublication, RemoteTrackPublication {

    /** {@return the server's id, {@code TR_…}; that of a local publication changes when a full reconnect publishes it again} */
    String sid();

    /** {@return the name of the track; may be empty} */
    String name();

    /** {@return what the track carries} */
    TrackKind kind();

    /** {@return where the media comes from} */
    TrackSource source();

    /** {@return whether video is sent in several layers} */
    boolean simulcasted();

    /** {@return the width, in pixels; 0 for audio} */
    int width();

    /** {@return the height, in pixels; 0 for audio} */
    int height();

    /**
     * Returns the codec, such as {@code audio/red} or {@code video/VP8}. That of a local publication can be empty: the native
     * library tells it at the time of publishing only.
     *
     * @return the MIME type; may be empty
     */
    String mimeType();

    /** {@return whether the track is muted} */
    boolean muted();

    /** {@return how the media is encrypted} */
    EncryptionType encryptionType();

    /** {@return properties of audio} */
    Set<AudioTrackFeature> audioFeatures();

    /** {@return the metadata that travels with video frames} */
    Set<FrameMetadataFeature> frameMetadataFeatures();

    /** {@return the track; empty if it is not subscribed to, or unpublished} */
    Optional<? extends Track> track();
}
