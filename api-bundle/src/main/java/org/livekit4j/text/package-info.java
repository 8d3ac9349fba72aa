/** Text that is safe to show: secrets are taken out, and names that strangers chose cannot disturb a log line or a terminal. */
@Export
@Version("1.0.0")
package org.livekit4j.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
