/**
 * The service properties of plug-ins: frame processors and sinks.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.plugin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
