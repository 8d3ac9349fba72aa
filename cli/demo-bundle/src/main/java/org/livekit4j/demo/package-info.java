/**
 * The demo as a service: it sends synthetic audio and video through the native library, or into a room, and counts what comes
 * back. Only types of the JDK appear here, so that a program outside the framework can share the package.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.demo;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
