package org.livekit4j.room;

import java.util.Optional;
import java.util.Set;
import org.livekit4j.track.Track;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/**
 * A track as it is known to the room, whether it is subscribed to or not. It is safe for use by several threads. After it was
 * unpublished it keeps its last state.
 */
public sealed interface TrackPublication permits LocalTrackPublication, RemoteTrackPublication {

    /** The server's id, {@code TR_…}. That of a local publication changes when it is published again after a full reconnect. */
    String sid();

    String name();

    TrackKind kind();

    TrackSource source();

    boolean simulcasted();

    /** In pixels; 0 for audio. */
    int width();

    /** In pixels; 0 for audio. */
    int height();

    /**
     * Such as {@code audio/red} or {@code video/VP8}. Of a local publication it can be empty: the native library says what it has at the time
     * of publishing, and again only when it publishes the track anew.
     */
    String mimeType();

    boolean muted();

    EncryptionType encryptionType();

    Set<AudioTrackFeature> audioFeatures();

    Set<FrameMetadataFeature> frameMetadataFeatures();

    /** Empty for one that is not subscribed to, or is unpublished. */
    Optional<? extends Track> track();
}
