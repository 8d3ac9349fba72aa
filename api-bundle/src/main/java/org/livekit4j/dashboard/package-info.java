/** The dashboard: a page that shows rooms, streams and what works on them, in a browser on this machine. */
// Not imported by this bundle itself: each package that is gives resolvers one more choice where two versions are installed, and Karaf tries all
@Export(substitution = Export.Substitution.NOIMPORT)
@NullMarked
@Version("1.0.0")
package org.livekit4j.dashboard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
