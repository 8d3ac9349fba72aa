/**
 * MBeans on the platform's MBean server, in addition to the event queue's own ({@code org.livekit4j.queue.management}). Rooms,
 * streams and keepers are rows of tables, because they come and go and two of them may have the same name. The MBeans contain
 * no token, key or secret.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
