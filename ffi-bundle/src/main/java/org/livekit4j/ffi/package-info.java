/**
 * The bridge to LiveKit's native library, for the bundles of this project and for extensions: it sends requests, delivers
 * events, and counts every native handle. Messages are protobuf types of {@code org.livekit4j.ffi.proto}.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
