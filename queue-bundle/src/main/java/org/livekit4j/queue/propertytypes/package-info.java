/** Component property types for the service properties of {@link org.livekit4j.queue.FfiEventSubscriber}. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.propertytypes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
