/**
 * Access tokens, with which participants join rooms, and the webhooks of a server. Tokens are created and verified where the
 * API secret is kept, which is never the client.
 *
 * <p>Administration of a server (rooms, egress, ingress, SIP) is not included: LiveKit's own server SDK for Kotlin and Java
 * provides it, and its tokens can be used as well.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.livekit4j.token;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
