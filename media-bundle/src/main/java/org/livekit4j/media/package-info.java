/**
 * Streams of native frames, with the processors and sinks of one medium: what a bundle of a medium is made of.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
