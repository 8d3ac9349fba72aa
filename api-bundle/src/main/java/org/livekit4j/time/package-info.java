/** Arithmetic with durations of any length. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.time;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
