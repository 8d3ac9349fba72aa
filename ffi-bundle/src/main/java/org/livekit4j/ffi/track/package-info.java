/**
 * Native tracks and participants, as the bundles of rooms, audio and video share them.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi.track;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
