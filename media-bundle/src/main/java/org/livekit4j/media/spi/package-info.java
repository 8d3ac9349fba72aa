/** Calls the plug-ins of one medium. The bundle of the medium implements these interfaces. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
