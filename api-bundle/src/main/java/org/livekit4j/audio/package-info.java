/** Real-time audio: interleaved signed 16-bit PCM into a source and out of a stream. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.audio;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
