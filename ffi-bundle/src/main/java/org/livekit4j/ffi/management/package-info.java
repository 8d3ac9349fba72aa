/** What operators are told through JMX, by Flight Recorder and of bundles, for every bundle of the project. */
@Export(substitution = Export.Substitution.NOIMPORT) // each choice more between two versions is one more for resolvers
@NullMarked
@Version("1.0.0")
package org.livekit4j.ffi.management;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
