package org.livekit4j.queue;

import org.livekit4j.ffi.NativeEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets events of the native library. Register it as a service with the properties of {@link QueueConstants}: a property that is
 * absent does not restrict, so that a subscriber without properties gets every event but the library's log.
 *
 * <p>Events of one room, one stream or one reader come in native order, one call at a time. A subscriber that throws loses that
 * event only; that is counted, and its bundle named in the log.
 */
@ConsumerType
public interface FfiEventSubscriber {

    /** @param event valid during the call; {@linkplain NativeEvent#retain retain} it to keep it longer, then close it */
    void onEvent(NativeEvent event);
}
