package org.livekit4j.ffi;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.livekit4j.Registration;
import org.livekit4j.ffi.internal.NativeMemory;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The native library, loaded and initialised. A JVM has at most one, because the library has a single callback. In OSGi it is a
 * service; elsewhere {@link FfiClients#open} creates it. Safe for use by several threads; {@link #close} must not be called
 * inside a native callback.
 */
@ProviderType
public interface FfiClient extends AutoCloseable {

    /**
     * Sends a request and returns its response. A request that is known to abort the process in native code is refused before the
     * call, and so is every kind of request that is not known to be safe. Addresses in a request cannot be checked: the caller
     * ensures that the memory exists, has the size that the request states, and stays valid during the call. A wrong address ends
     * the process.
     *
     * <p>Handles in the response are counted as live; the caller {@linkplain #adopt adopts} each of them.
     *
     * @param request the request
     * @return the response
     * @throws NullPointerException if the request is null
     * @throws IllegalArgumentException if the request would or might abort the process; the message says what is valid
     * @throws FfiException if the native library refused the request, for a reason that only its log states; a {@link
     * ShutDownException} if the library is shut down
     */
    FfiResponse request(FfiRequest request);

    /**
     * Sends a request that an event answers. The id is registered before the call, so no answer can be missed.
     *
     * <p>The future completes with the event, on a virtual thread; the receiver owns the handles in it. It fails with {@link
     * FfiException} if the request is refused or the library is shut down, with {@link IllegalArgumentException} like {@link
     * #request}, and with {@link java.util.concurrent.TimeoutException} if the time is up. The handles of an answer that arrives
     * later, or after a cancellation, are released.
     *
     * @param request creates the request from the id that it must carry as {@code request_async_id}
     * @param timeout how long to wait for the answer; zero or less times out at once, and more than 292 years is no limit
     * @return a future for the event
     */
    CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout);

    /**
     * Makes a request that is sent again and again, such as the one that captures a frame of audio. See {@link RepeatedRequest}.
     *
     * @param answers is called with each answer, on a thread of the native library, which must not be held up: null if the answer
     *     has no more than its id, else the event
     * @return the request; the caller closes it
     */
    RepeatedRequest repeat(Consumer<? super @Nullable FfiEvent> answers);

    /**
     * Takes ownership of a handle that came with a response or an event.
     *
     * @param kind the kind of object
     * @param handle the handle
     * @return the owned handle; the caller closes it
     */
    FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle);

    /**
     * Releases a handle that was never adopted, such as a frame's.
     *
     * @param kind the kind of object
     * @param handle the handle's id
     * @return false if the native library did not know the handle; it is counted as released anyway
     */
    boolean release(HandleKind kind, long handle);

    /**
     * Connects the sink, which receives every event that no pending request takes. There is one sink: the queue.
     *
     * <p>Events that arrive without a sink, after the library was opened or the last sink was disconnected, are kept: up to 4,096
     * events, each for up to a minute. The next sink receives them first, in order, on the thread that calls this method. Frames
     * of streams are released instead, because a receiver that returns wants current ones.
     *
     * @param sink the sink
     * @return disconnects the sink when closed; afterwards no event is delivered to it, except by a delivery that takes longer
     * than a second
     * @throws IllegalStateException if there is a sink already
     */
    Registration connect(EventSink sink);

    /**
     * Adds a listener to the state of the library.
     *
     * @param listener the listener
     * @return removes the listener when closed
     */
    Registration listen(FfiListener listener);

    /**
     * Returns a read-only view of native memory that a handle keeps alive. An address cannot be checked: reading memory that does
     * not exist, or no longer exists, ends the process.
     *
     * @param address the native address, from a message
     * @param bytes the size in bytes, at least 0
     * @param scope ends the access; it does not free the memory
     * @return the view
     * @throws IllegalArgumentException if {@code bytes} is negative, or if the address is 0
     */
    MemorySegment view(long address, long bytes, Arena scope);

    /**
     * Returns a read-only view like {@link #view(long, long, Arena)} that also keeps an object reachable for as long as the view
     * is reachable.
     *
     * @param address the native address, from a message
     * @param bytes the size in bytes, at least 0
     * @param scope ends the access; it does not free the memory
     * @param owner the object that releases the memory when it is collected
     * @return the view
     * @throws IllegalArgumentException if {@code bytes} is negative, or if the address is 0
     */
    default MemorySegment view(long address, long bytes, Arena scope, Object owner) {
        return NativeMemory.view(address, bytes, scope, Objects.requireNonNull(owner, "owner is null"));
    }

    /**
     * Copies signed 16-bit samples, in native byte order, from native memory into all of {@code target}. A wrong address ends the
     * process, as with {@link #view(long, long, Arena)}.
     *
     * @param address the native address of the first sample, from a message
     * @param target receives the samples
     * @throws IllegalArgumentException if the address is 0 and the target is not empty
     */
    void copy(long address, short[] target);

    /** {@return the state of the library} */
    FfiHealth health();

    /** {@return the counts of native handles} */
    HandleStatistics handles();

    /** {@return the counts of events} */
    EventStatistics events();

    /**
     * Shuts the library down. Rooms are closed, pending requests fail and every handle is released. Waits up to {@link
     * FfiOptions#disposeTimeout}, and logs an error if the library has not finished by then. Idempotent.
     *
     * <p>The caller that {@linkplain FfiClients#open opened} the client closes it; in OSGi the bundle does.
     *
     * @throws IllegalStateException if called inside a native callback, where it would abort the process
     */
    @Override
    void close();
}
