package org.livekit4j.ffi.internal;

import java.util.Optional;
import org.livekit4j.ffi.FfiException;

/**
 * The exclusive right to use the library in this JVM. The library has one callback: a second owner, from another class loader or
 * framework, would take the first one's events. The leftovers of a closed client matter to the next one, too. Both are therefore
 * marks that all class loaders see.
 */
final class ProcessLock implements AutoCloseable {
    private static final String OWNER = "livekit4j, owner of the native library";
    private static final String LEFTOVER = "livekit4j, memory of a closed client";

    private final ProcessMark mark;

    private ProcessLock(ProcessMark mark) {
        this.mark = mark;
    }

    /** @throws FfiException if there is an owner, whom it names */
    static ProcessLock acquire(String owner) {
        Optional<ProcessMark> mark = ProcessMark.setFirst(OWNER, owner);
        return new ProcessLock(
                mark.orElseThrow(() -> new FfiException("LiveKit's native library is in use already in this JVM, by "
                        + ProcessMark.find(OWNER).orElse("a client that is just closed")
                        + ": close that client first; there can be one")));
    }

    /** The client was closed, and must keep the library until that has let go of it. */
    void waiting() {
        mark.text("a client that was closed while the library hangs");
    }

    /** Remembers that memory of the library is still in use when its client is gone, so that nobody shuts the library down under it. */
    static ProcessMark leftover(String what) {
        return ProcessMark.set(LEFTOVER, what);
    }

    static boolean hasLeftovers() {
        return ProcessMark.find(LEFTOVER).isPresent();
    }

    /** Lets the next one in. */
    @Override
    public void close() {
        mark.close();
    }
}
