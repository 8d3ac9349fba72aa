/** Rooms that are kept joined for as long as a configuration asks for them, and their status. */
// Not imported by this bundle itself: each package that is gives resolvers one more choice where two versions are installed, and Karaf tries all
@Export(substitution = Export.Substitution.NOIMPORT)
@NullMarked
@Version("1.0.0")
package org.livekit4j.keeper;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
