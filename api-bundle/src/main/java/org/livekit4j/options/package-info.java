/**
 * The parts of types of options: final classes whose instances never change, and that get new options without breaking callers.
 * Users do not need this package.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.options;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
