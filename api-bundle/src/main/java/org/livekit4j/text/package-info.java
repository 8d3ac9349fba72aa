/** Text that is safe to show: without secrets, and without characters of strangers that disturb a log line or a terminal. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
