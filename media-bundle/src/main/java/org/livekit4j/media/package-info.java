/** The building blocks for the bundle of a medium: streams of native frames, and the processors and sinks of the medium. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
