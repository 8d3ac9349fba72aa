/** Durations of any length, made into the numbers that clocks count with. */
@Export
@Version("1.0.0")
package org.livekit4j.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
