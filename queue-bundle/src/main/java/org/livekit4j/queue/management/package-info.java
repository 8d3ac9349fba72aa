/** The MBean of the queue. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
