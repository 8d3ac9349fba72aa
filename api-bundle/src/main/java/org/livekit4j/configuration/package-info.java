/**
 * Configurations and properties of services, read as operators write them: as text, with typing errors. A wrong value is
 * reported, and the rest holds.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
