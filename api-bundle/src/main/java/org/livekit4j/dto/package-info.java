/** What is told of the services of any whiteboard at run time, for consoles and tests. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.dto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
