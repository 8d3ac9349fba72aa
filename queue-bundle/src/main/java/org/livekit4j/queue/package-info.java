/**
 * The filtering queue: who wants an event is looked up by its type and key before it is decoded, and what nobody wants costs
 * nothing. Subscribers are services ({@link org.livekit4j.queue.FfiEventSubscriber}) or, where there is no OSGi, given to
 * {@link org.livekit4j.queue.FfiEventQueue#subscribe}.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
