/** The commands of operators, independent of the shell. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.shell;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
