/**
 * Real-time video: raw pictures into a source, out of a stream, in eleven pixel layouts.
 */
@Export
@Version("1.0.0")
package org.livekit4j.video;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
