/**
 * The whiteboard: services of one kind as they come, change, fail and go.
 */
@Export
@Version("1.0.0")
package org.livekit4j.queue.whiteboard;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
