package org.livekit4j.track;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A subscribed track of a remote participant. The room closes it when it is unsubscribed or unpublished, when its publisher leaves, and
 * when the room ends: its streams then end too and say which of these it was. Its user may close it earlier.
 */
@ProviderType
public interface RemoteTrack extends Track {

    /** As it was when the track was subscribed: the native library does not report changes. */
    StreamState streamState();
}
