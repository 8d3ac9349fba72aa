/**
 * Annotations that set the service properties of processors, sinks and room listeners which are components of Declarative
 * Services:
 *
 * <pre>{@code
 * @Component
 * @PluginName("gain")
 * @StreamFilter(track_source = TrackSource.MICROPHONE)
 * public final class Gain implements AudioFrameProcessor
 * }</pre>
 *
 * <p>They are read when a bundle is built; a bundle that uses them does not import this package.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.propertytypes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
