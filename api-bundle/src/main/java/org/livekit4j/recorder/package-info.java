/** Recordings of rooms as files. */
// Not imported by this bundle itself: each package that is gives resolvers one more choice where two versions are installed, and Karaf tries all
@Export(substitution = Export.Substitution.NOIMPORT)
@NullMarked
@Version("1.0.0")
package org.livekit4j.recorder;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
