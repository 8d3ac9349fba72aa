/**
 * Annotations with which a bundle says what of LiveKit4j it needs at run time. Its code depends on the API alone, so that a resolver would
 * leave out what implements it. They put a requirement into the bundle's manifest, for resolvers such as bnd's and Karaf's; the framework
 * makes no wire of it, so that audio, video and rooms can be updated without the bundle.
 */
@Export
@Version("1.0.0")
package org.livekit4j.annotations;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
