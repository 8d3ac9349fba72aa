/**
 * What a program that embeds a framework uses of its recorder. The types use only types of the JDK, so that such a program can
 * share the package with the framework.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.recorder.embedding;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
