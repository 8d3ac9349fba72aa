/**
 * Access tokens: what a participant shows to join a room. They are made where the API secret is, which is never the client.
 *
 * <p>
 * Administration of a server (rooms, egress, ingress, SIP, webhooks) is not here: LiveKit's own server SDK for Kotlin and Java
 * does it, and its tokens serve as well as these.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.token;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
