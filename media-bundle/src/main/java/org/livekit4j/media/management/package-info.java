/** For operators: the state of media, excluding processors, leaving rooms and rejoining them. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
