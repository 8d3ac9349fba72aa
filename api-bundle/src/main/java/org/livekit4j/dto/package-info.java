/** What is told of the services of any whiteboard at run time, for consoles and tests. */
@Export(substitution = Export.Substitution.NOIMPORT) // each choice more between two versions is one more for resolvers
@NullMarked
@Version("1.0.0")
package org.livekit4j.dto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
