/** Real-time video: raw frames into a source and out of a stream, in eleven layouts. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.video;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
