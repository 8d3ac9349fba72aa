/** The listeners of rooms that are services, for consoles and tests. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.room.dto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
