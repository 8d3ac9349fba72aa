/** Native tracks and participants, which the room, audio and video bundles share. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi.track;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
