/** Video for desktops: images, still pictures and a Swing panel. Only this package needs the module {@code java.desktop}. */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.video.desktop;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
