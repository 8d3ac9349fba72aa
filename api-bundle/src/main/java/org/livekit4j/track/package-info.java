/** Tracks, and what all media have in common: how a stream of frames is consumed, why it ended, what was lost. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.track;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
