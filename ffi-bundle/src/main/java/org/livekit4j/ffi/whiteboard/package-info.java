/** The whiteboard pattern: services of one kind that are registered, modified and unregistered, or fail. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi.whiteboard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
