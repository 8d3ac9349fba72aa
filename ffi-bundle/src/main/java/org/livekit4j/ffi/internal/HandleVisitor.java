package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.HandleKind;

/** Visits the native handles in a message. */
@FunctionalInterface
interface HandleVisitor {
    void visit(HandleKind kind, long handle);
}
