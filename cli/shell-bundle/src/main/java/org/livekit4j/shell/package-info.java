/** What operators ask for in a shell, whichever shell it is. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.shell;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
