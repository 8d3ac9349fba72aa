package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Finds the native handles in an event and counts them: as owned by the event, or as released at once if the event has no
 * receiver.
 */
final class EventHandles {
    private static final HandlePaths PATHS = HandlePaths.EVENT;

    private final HandleVisitor orphans;

    EventHandles(NativeFfiClient bridge) {
        orphans = (kind, handle) -> {
            bridge.ledger().created(kind);
            bridge.release(kind, handle);
        };
    }

    /** What {@link HandlePaths#only} says of an event that {@link EventPeek} found to be of this kind. */
    static long find(int kind, long address, long length) {
        int type = EventKinds.type(kind);
        HandlePaths paths = PATHS.field(type);
        if (type == FfiEvent.ROOM_EVENT_FIELD_NUMBER) {
            if (paths.field(EventKinds.innerType(kind)) == null) {
                return HandlePaths.NONE;
            }
        } else if (paths == null) {
            if (!EventKinds.keyed(type)) {
                return HandlePaths.NONE;
            }
            paths = HandlePaths.EMPTY;
        }
        long end = address + length;
        return paths.only(EventPeek.inside(address, end), end);
    }

    /** All that the bytes name; if they are damaged, what is named before the damage. */
    static NamedHandles all(long address, long length) {
        NamedHandles named = new NamedHandles();
        try {
            PATHS.visit(address, length, named);
        } catch (IllegalStateException e) {
            // Decoding the event fails, and its receiver is told
        }
        return named;
    }

    /**
     * Makes the event the owner of all its handles, or of none if it throws.
     *
     * @param found by {@link #find}
     */
    void give(long found, long address, long length, CallbackEvent event) {
        if (found == HandlePaths.SEVERAL) {
            event.own(all(address, length));
        } else if (found != HandlePaths.NONE) {
            event.own(HandlePaths.kind(found), HandlePaths.handle(found));
        }
    }

    /**
     * Releases what nobody has. Without memory, a handle that is named twice is released twice, which does no harm.
     *
     * @param found by {@link #find}
     */
    void release(long found, long address, long length) {
        if (found == HandlePaths.SEVERAL) {
            try {
                release(all(address, length));
            } catch (OutOfMemoryError e) {
                PATHS.visit(address, length, orphans);
            }
        } else if (found != HandlePaths.NONE) {
            orphans.visit(HandlePaths.kind(found), HandlePaths.handle(found));
        }
    }

    void release(NamedHandles named) {
        named.forEach(orphans);
    }
}
