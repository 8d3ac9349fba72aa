package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.HandleKind;

/** Told of each native handle in a message. */
@FunctionalInterface
interface HandleVisitor {
    void visit(HandleKind kind, long handle);
}
