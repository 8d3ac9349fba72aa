/**
 * Text and byte streams of a room: data of any length, sent and received piece by piece.
 *
 * <p>A participant {@linkplain org.livekit4j.room.LocalParticipant#sendText sends} a stream at once, or {@linkplain
 * org.livekit4j.room.LocalParticipant#streamText writes} it step by step. Receivers register one handler for each topic, with
 * {@link org.livekit4j.room.Room#registerTextStreamHandler} or as an OSGi service. A stream without a handler is not read.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@NullMarked
@Version("1.0.0")
package org.livekit4j.room.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
