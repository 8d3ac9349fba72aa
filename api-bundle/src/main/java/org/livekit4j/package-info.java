/**
 * The entry to LiveKit4j in plain Java: {@link org.livekit4j.LiveKit} opens the native library and leads to audio, video and
 * rooms. In an OSGi framework these are services. {@link org.livekit4j.LiveKit#await(java.util.concurrent.CompletableFuture)}
 * waits for futures, in OSGi as well.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
