/**
 * MBeans on the platform's MBean server, besides the event queue's own ({@code org.livekit4j.queue.management}). Tables have a row for each
 * room, stream and keeper, because these come and go, and two of them can have one name. No token, key or secret is in them.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
