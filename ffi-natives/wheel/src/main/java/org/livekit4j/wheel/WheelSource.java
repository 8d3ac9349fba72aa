package org.livekit4j.wheel;

import java.io.IOException;
import java.nio.file.Path;

/** Where a wheel comes from when it is not in the cache. */
@FunctionalInterface
interface WheelSource {

    /** Puts the wheel of the platform into the empty directory and says which file it is. */
    Path fetch(Platform platform, Path directory) throws IOException;
}
