/**
 * Annotations by which a bundle declares what it needs of LiveKit4j at run time. A bundle depends on the API only, so that a
 * resolver would leave out the implementation. The annotations put a requirement into the bundle's manifest, for resolvers such
 * as those of bnd and Karaf; the framework makes no wire of it, so that audio, video and rooms can be updated without the
 * bundle.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.annotations;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
