/**
 * Microphones, speakers, screens and cameras of this machine. The artifact {@code org.livekit4j.devices} implements it; it needs
 * the module {@code java.desktop}, and a program {@code ffmpeg} for cameras.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.devices;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
