package org.livekit4j.devices;

import org.osgi.annotation.versioning.ProviderType;

/** Captures a screen of this machine, or a part of it. The mouse pointer is not captured. */
@ProviderType
public interface Screen extends VideoDevice {

    /** {@return the options of this screen} */
    ScreenOptions options();

    /** {@return what is captured, in pixels from the upper left corner of the screen} */
    ScreenRegion region();
}
