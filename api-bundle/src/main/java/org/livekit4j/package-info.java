/**
 * The way into LiveKit4j in plain Java: {@link org.livekit4j.LiveKit} opens the native library and leads to audio, video and
 * rooms. In an OSGi framework these are services, and nothing of this package is needed.
 */
@Export
@Version("1.0.0")
package org.livekit4j;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
