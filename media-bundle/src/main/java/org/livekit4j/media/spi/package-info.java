/**
 * How the plug-ins of one medium are called: what the bundle of that medium implements.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
