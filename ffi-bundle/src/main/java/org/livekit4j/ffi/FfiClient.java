package org.livekit4j.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.internal.NativeMemory;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The native library, loaded and initialised. There is one in a JVM, because the library knows one callback only. In OSGi it is a
 * service; elsewhere {@link FfiClients#open} makes it. All methods may be called from any thread, {@link #close} excepted.
 */
@ProviderType
public interface FfiClient extends AutoCloseable {

    /**
     * Sends a request and returns its response. What is known to abort the process in native code is refused before the call, and so is
     * every kind of request of which that is not known. An address in a request is the exception: that there is memory, of the size that the
     * request says, and that it stays there for the time of the call, is up to the caller. Nobody can check it, and a wrong one ends the
     * process.
     *
     * <p>Handles in the response are counted as live; the caller {@linkplain #adopt adopts} each of them.
     *
     * @throws NullPointerException if the request is null
     * @throws IllegalArgumentException if the request would abort the process, or may; the message says what is right
     * @throws FfiException if the native library refused the request, or is shut down. It gives no reason: that is in its log
     */
    FfiResponse request(FfiRequest request);

    /**
     * Sends a request that is answered by an event. The id is registered before the call, so that no answer can be missed.
     *
     * <p>The future completes on a virtual thread, with the event; the receiver owns the handles in it. It fails with
     * {@link FfiException} if the request is refused, with {@link java.util.concurrent.TimeoutException} when time is up, and when
     * the library is shut down. Of an answer that comes after that, or after a cancellation, the handles are released.
     *
     * @param request makes the request from the id that it must carry as {@code request_async_id}
     * @param timeout how long an answer may take: 0 or less means that time is up at once, more than 292 years mean no limit
     */
    CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout);

    /** Takes charge of a handle that came with a response or an event. */
    FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle);

    /**
     * Releases a handle that was never adopted, such as a frame's.
     *
     * @return false if the native library did not know it; it is counted as released all the same
     */
    boolean release(HandleKind kind, long handle);

    /**
     * Lets the sink have every event that no pending request takes. There is one sink; the queue is it.
     *
     * <p>Events that arrive while there is no sink, since the library was opened or the last sink went, are kept for the next one, which
     * gets them first, in order, on the thread that calls this: up to 4,096 of them for up to a minute. Frames of streams are not
     * kept but released, because a receiver that returns wants the new ones.
     *
     * @return ends the connection; when it has, nothing is on its way to the sink any more, unless a delivery takes longer than a second
     * @throws IllegalStateException if there is a sink already
     */
    Registration connect(EventSink sink);

    /** Adds a listener to what happens to the library itself; the result removes it. */
    Registration listen(FfiListener listener);

    /**
     * A read-only view of native memory that a handle keeps alive. An address cannot be checked: to read from a view of memory that
     * is not there, or not there any more, ends the process.
     *
     * @param address in native memory, as a message gave it
     * @param bytes how many there are, 0 or more
     * @param scope ends the access; the memory is not freed with it
     * @throws IllegalArgumentException if {@code bytes} is negative, or the address is 0
     */
    MemorySegment view(long address, long bytes, Arena scope);

    /**
     * As {@link #view(long, long, Arena)}, and keeps an object from being collected for as long as the view can be reached.
     *
     * @param owner what releases the memory when it is collected
     */
    default MemorySegment view(long address, long bytes, Arena scope, Object owner) {
        return NativeMemory.view(address, bytes, scope, Objects.requireNonNull(owner, "owner is null"));
    }

    /**
     * Copies signed 16-bit samples out of native memory into the whole of {@code target}. As with {@link #view(long, long, Arena)}, a wrong
     * address ends the process.
     *
     * @throws IllegalArgumentException if the address is 0 and there is something to copy
     */
    void copy(long address, short[] target);

    FfiHealth health();

    HandleStatistics handles();

    EventStatistics events();

    /**
     * Shuts the library down: rooms are closed, pending requests fail, every handle is gone. It waits a bounded time, and says in
     * the log if the library did not finish by then. A second call does nothing.
     *
     * <p>The caller that {@linkplain FfiClients#open opened} the client closes it; in OSGi the bundle does.
     *
     * @throws IllegalStateException if called inside a native callback, where it would abort the process
     */
    @Override
    void close();
}
