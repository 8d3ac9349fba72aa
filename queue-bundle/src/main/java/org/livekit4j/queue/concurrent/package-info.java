/**
 * Queues whose producers never wait, and the threads on which users of this project are called.
 */
@Export
@Version("1.0.0")
package org.livekit4j.queue.concurrent;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
