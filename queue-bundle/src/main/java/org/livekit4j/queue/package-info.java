/**
 * The filtering event queue. It looks up the receivers of an event by type and key before the event is decoded, so that events
 * without receivers cost nothing more. Subscribers are services ({@link org.livekit4j.queue.FfiEventSubscriber}), or are
 * passed to {@link org.livekit4j.queue.FfiEventQueue#subscribe} outside OSGi.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
