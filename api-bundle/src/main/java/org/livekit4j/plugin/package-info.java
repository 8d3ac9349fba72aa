/**
 * The service properties of plug-ins: frame processors and sinks.
 */
@Export
@Version("1.0.0")
package org.livekit4j.plugin;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
