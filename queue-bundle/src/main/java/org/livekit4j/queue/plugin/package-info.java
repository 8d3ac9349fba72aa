/**
 * What plug-ins of all media have in common: processors on the way of the frames of streams, sinks on remote tracks, and the whiteboard
 * that finds both.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
