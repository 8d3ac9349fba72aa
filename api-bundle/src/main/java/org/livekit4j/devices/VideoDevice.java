package org.livekit4j.devices;

import org.livekit4j.video.VideoSource;
import org.osgi.annotation.versioning.ProviderType;

/** A screen or camera that is in use, and is captured into a {@link VideoSource}. */
@ProviderType
public interface VideoDevice extends OpenDevice {

    /** {@return the source that is captured into, for tracks} It is closed with the device. */
    VideoSource source();

    /** {@return what became of the frames so far} */
    VideoDeviceStatistics statistics();
}
