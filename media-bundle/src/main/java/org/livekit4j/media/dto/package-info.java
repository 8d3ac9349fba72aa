/** The state of a medium's streams and plug-ins at run time, for consoles and tests. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.media.dto;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
