/**
 * The consumer's end of a keyed subscription: what audio and video streams have in common.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.queue.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
