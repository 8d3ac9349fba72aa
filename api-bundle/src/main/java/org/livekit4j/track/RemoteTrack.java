package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A subscribed track of a remote participant. The room closes it when it is unsubscribed or unpublished, when its publisher
 * leaves, and when the room ends; its streams end then, with the reason. It may be closed earlier.
 */
@ProviderType
public interface RemoteTrack extends Track {

    /** {@return the state at the time of the subscription; the native library does not report changes} */
    StreamState streamState();
}
