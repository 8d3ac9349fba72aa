/** Rooms that are kept joined for as long as a configuration says so: what became of each. */
@Export
@Version("1.0.0")
package org.livekit4j.keeper;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
