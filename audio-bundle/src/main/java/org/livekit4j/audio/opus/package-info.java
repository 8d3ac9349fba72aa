/** Opus, encoded as packets, and Ogg pages to hold them. The recorder writes its files with these types. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.audio.opus;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
