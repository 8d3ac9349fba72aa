/**
 * The whiteboard: services of one kind as they come, change, fail and go.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi.whiteboard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
