package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.ffi.EventSink;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiListener;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.ffi.Registration;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library and everything that belongs to one use of it, from its initialisation to its disposal. */
public final class Bridge implements FfiClient {
    static final Logger LOG = LoggerFactory.getLogger(FfiClient.class);

    private static final String SDK = "java";

    private final NativeLibrary library;
    private final boolean nativeAccess;
    private final HandleLedger ledger = new HandleLedger();
    private final PendingRequests pending = new PendingRequests();
    private final NativeLog log;
    private final Panics panics = new Panics();
    private final List<FfiListener> listeners = new CopyOnWriteArrayList<>();
    private final LifeCycle life;
    private final RequestChannel channel;
    private final EventCallback callback;
    private final CallbackStub stub;

    private Bridge(NativeLibrary library, boolean nativeAccess, FfiOptions options) {
        this.library = library;
        this.nativeAccess = nativeAccess;
        log = new NativeLog(options.logLevel());
        life = new LifeCycle(library.functions(), options.disposeTimeout());
        channel = new RequestChannel(library.functions(), ledger);
        callback = new EventCallback(this, pending);
        stub = new CallbackStub(callback.target());
    }

    /** Opens the library; see {@link org.livekit4j.ffi.FfiClients#open}. */
    public static Bridge open(FfiOptions options) {
        return open(options, Optional.empty());
    }

    /** @param storage a folder that the framework keeps for the bundle; empty outside OSGi */
    static Bridge open(FfiOptions options, Optional<Path> storage) {
        boolean nativeAccess = NativeAccess.granted();
        NativeLibrary library = NativeLibrary.open(options, storage);
        SingleOwner.acquire("the FfiClient opened by thread '" + Thread.currentThread().getName() + "'");
        Bridge bridge;
        try {
            bridge = new Bridge(library, nativeAccess, options);
            library.functions().livekit_ffi_initialize(bridge.stub.pointer(), true, SDK, Version.OF_THIS_BUNDLE);
        } catch (RuntimeException | Error e) {
            SingleOwner.release();
            throw e;
        }
        LOG.info("LiveKit's native library {} is open: {}", library.version().orElse("of unknown version"), library.path());
        return bridge;
    }

    /** Adopts what can be changed while the library is open: all but the library itself. */
    void reconfigure(FfiOptions options) {
        life.timeout(options.disposeTimeout());
        log.level(options.logLevel());
    }

    HandleLedger ledger() {
        return ledger;
    }

    NativeLog log() {
        return log;
    }

    @Override
    public FfiResponse request(FfiRequest request) {
        RequestGuard.check(request);
        life.enter();
        try {
            return channel.send(request);
        } finally {
            life.leave();
        }
    }

    @Override
    public CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout) {
        long id = pending.nextId();
        FfiRequest message = request.apply(id);
        CompletableFuture<FfiEvent> answer = pending.await(id, timeout);
        try {
            request(message);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    @Override
    public FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle) {
        return new CountedHandle(this, Objects.requireNonNull(kind, "kind is null"), handle.getId());
    }

    @Override
    public boolean release(HandleKind kind, long handle) {
        if (life.handlesGone()) {
            // The library released it when it was shut down, and it was counted then.
            return false;
        }
        ledger.released(kind);
        return library.functions().livekit_ffi_drop_handle(handle);
    }

    /** A request took the handle over. */
    void forget(HandleKind kind) {
        if (!life.handlesGone()) {
            ledger.released(kind);
        }
    }

    @Override
    public Registration connect(EventSink sink) {
        if (!callback.connect(Objects.requireNonNull(sink, "sink is null"))) {
            throw new IllegalStateException("there is a sink of events already; close its connection first");
        }
        return () -> callback.disconnect(sink);
    }

    @Override
    public Registration listen(FfiListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener is null"));
        return () -> listeners.remove(listener);
    }

    /** On a native thread: remembers it, and tells the listeners on another one. */
    void panicked(String message) {
        String redacted = Redaction.ofNative(message);
        panics.add(redacted);
        log.execute(() -> {
            LOG.error("LiveKit's native library reported a panic and works on: {}", redacted);
            tell(listener -> listener.panicked(redacted));
        });
    }

    private void tell(Consumer<FfiListener> news) {
        for (FfiListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warn("A listener to the native library failed: {}", listener, e);
            }
        }
    }

    @Override
    @SuppressWarnings("restricted") // the bounds come from a message of the library
    public MemorySegment view(long address, long bytes, Arena scope) {
        return MemorySegment.ofAddress(address).reinterpret(bytes, scope, null).asReadOnly();
    }

    @Override
    public void copy(long address, short[] target) {
        NativeMemory.copy(address, target);
    }

    @Override
    public FfiHealth health() {
        FfiHealth.State state = life.state();
        if (state == FfiHealth.State.READY && panics.count() > 0) {
            state = FfiHealth.State.DEGRADED;
        }
        return new FfiHealth(state, library.version(), library.path().toString(), panics.count(), panics.last(),
                nativeAccess);
    }

    @Override
    public HandleStatistics handles() {
        return ledger.statistics();
    }

    @Override
    public EventStatistics events() {
        return callback.statistics();
    }

    @Override
    public void close() {
        if (!life.stopping()) {
            return;
        }
        tell(FfiListener::stopping);
        callback.close();
        life.dispose(() -> ledger.live(HandleKind.VIDEO_FRAME) > 0);
        pending.close("LiveKit's native library was shut down");
        if (life.handlesGone()) {
            ledger.settle();
        }
        stub.detach();
        log.close();
        if (life.state() == FfiHealth.State.STOPPED) {
            SingleOwner.release();
        }
    }
}
