/** Queues whose producers never wait. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.concurrent;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
