/**
 * What operators do: leave out processors, leave rooms, join again.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
