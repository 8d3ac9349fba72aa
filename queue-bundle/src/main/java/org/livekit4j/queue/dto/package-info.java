/** The state of the queue and of its subscribers at run time, for consoles and tests. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.dto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
