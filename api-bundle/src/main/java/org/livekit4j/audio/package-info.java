/**
 * Real-time audio: interleaved signed 16-bit PCM into a source, out of a stream.
 */
@Export
@Version("1.0.0")
package org.livekit4j.audio;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
