package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.Completion;
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
import org.livekit4j.ffi.RepeatedRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FfiResponse;
import org.livekit4j.text.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library and everything that belongs to one use of it, from its initialisation to its disposal. */
public final class NativeFfiClient implements FfiClient {
    static final Logger LOG = LoggerFactory.getLogger(FfiClient.class);

    /** What the library is: servers do less for a client that they do not know. Rooms say who we are besides. */
    private static final String SDK = "rust";

    private final NativeLibrary library;
    private final boolean nativeAccess;
    private final HandleCounters ledger = new HandleCounters();
    private final Timeouts timeouts = new Timeouts();
    private final PendingRequests pending = new PendingRequests(timeouts, this::unwanted);
    private final NativeLog log;
    private final PanicLog panicLog = new PanicLog();
    private final Listeners listeners = new Listeners();
    /** Those that users hold. */
    private final Set<CountedHandle> adopted = ConcurrentHashMap.newKeySet();
    private final LifeCycle life;
    private final RequestChannel channel;
    private final EventCallback callback;
    private final CallbackStub stub;
    private final JoinedRooms rooms;
    private final Disposal ending;

    /** Without initialising the library. */
    @SuppressWarnings("this-escape") // nobody uses it before there is an event
    NativeFfiClient(NativeLibrary library, ProcessLock owner, boolean nativeAccess, FfiOptions options) {
        this.library = library;
        this.nativeAccess = nativeAccess;
        log = new NativeLog(options.logLevel());
        life = new LifeCycle(library.functions(), options.disposeTimeout());
        channel = new RequestChannel(library.functions(), ledger);
        rooms = new JoinedRooms(this, channel);
        callback = new EventCallback(this, pending);
        stub = new CallbackStub(callback.target());
        ending = new Disposal(life, owner, ledger, rooms, adopted);
    }

    /** Opens the library; see {@link org.livekit4j.ffi.FfiClients#open}. */
    public static NativeFfiClient open(FfiOptions options) {
        return open(options, Optional.empty());
    }

    /** @param storage a folder that the framework keeps for the bundle; empty outside OSGi */
    static NativeFfiClient open(FfiOptions options, Optional<Path> storage) {
        boolean nativeAccess = NativeLibrary.checkNativeAccess();
        WarmUp.start();
        Headroom.toOpen().check();
        NativeLibrary library = NativeLibrary.open(options, storage);
        ProcessLock owner = ProcessLock.acquire("the FfiClient opened by thread '" + Thread.currentThread().getName() + "'");
        NativeFfiClient bridge;
        try {
            bridge = new NativeFfiClient(library, owner, nativeAccess, options);
            bridge.pending.start();
            library.functions().livekit_ffi_initialize(bridge.stub.pointer(), true, SDK,
                    library.version().orElse(Version.OF_THIS_BUNDLE));
        } catch (RuntimeException | Error e) {
            owner.close();
            throw e;
        }
        LateCompletions.opened();
        LOG.info("LiveKit's native library {} is open: {}", library.version().orElse("of unknown version"), library.path());
        return bridge;
    }

    /** Adopts what can be changed while the library is open: all but the library itself. */
    void reconfigure(FfiOptions options) {
        life.timeout(options.disposeTimeout());
        log.level(options.logLevel());
    }

    HandleCounters ledger() {
        return ledger;
    }

    NativeLog log() {
        return log;
    }

    /** Past the guard. */
    RequestChannel channel() {
        return channel;
    }

    @Override
    public FfiResponse request(FfiRequest request) {
        RequestGuard.check(request);
        Headroom.check(request);
        SoundServer.check(request);
        rooms.beginning(request);
        try {
            life.enter();
            try {
                rooms.sending(request);
                return channel.send(request);
            } finally {
                life.leave();
            }
        } catch (FfiException e) {
            rooms.refused(request);
            throw e;
        }
    }

    @Override
    public CompletableFuture<FfiEvent> requestAsync(LongFunction<FfiRequest> request, Duration timeout) {
        Objects.requireNonNull(timeout, "timeout is null");
        long id = pending.nextId();
        FfiRequest message = Objects.requireNonNull(request.apply(id), "request makes null; it must make a request");
        CompletableFuture<FfiEvent> answer = pending.await(id, timeout);
        try {
            pending.record(answer, message.getMessageCase());
            request(message);
        } catch (Throwable e) {
            Completion.failNow(answer, e); // nothing hangs on it yet
        }
        return answer;
    }

    @Override
    public RepeatedRequest repeat(Consumer<? super FfiEvent> answers) {
        return new NativeRepeatedRequest(life, channel, pending, answers);
    }

    @Override
    public FfiHandle adopt(HandleKind kind, FfiOwnedHandle handle) {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(handle, "handle is null");
        try {
            CountedHandle handed = new CountedHandle(this, kind, handle.getId());
            adopted.add(handed);
            return handed;
        } catch (OutOfMemoryError e) {
            release(kind, handle.getId()); // nobody has it
            throw e;
        }
    }

    /** Its adopter closes it. */
    void closed(CountedHandle handle, long id) {
        adopted.remove(handle);
        release(handle.kind(), id);
    }

    @Override
    public boolean release(HandleKind kind, long handle) {
        Objects.requireNonNull(kind, "kind is null");
        if (life.handlesGone()) {
            // The library released it when it was shut down, and it was counted then.
            return false;
        }
        ledger.released(kind);
        boolean known = kind == HandleKind.ROOM && !rooms.releasing(handle) || channel.drop(handle);
        ending.released();
        return known;
    }

    /** A request took the handle over. */
    void forget(CountedHandle handle) {
        adopted.remove(handle);
        if (!life.handlesGone()) {
            ledger.released(handle.kind());
        }
    }

    @Override
    public Registration connect(EventSink sink) {
        if (!callback.connect(Objects.requireNonNull(sink, "sink is null"))) {
            throw new IllegalStateException("there is already an event sink; close its connection first");
        }
        return () -> callback.disconnect(sink);
    }

    @Override
    public Registration listen(FfiListener listener) {
        return listen(listener, listener.getClass().getName());
    }

    /** @param name in the log */
    Registration listen(FfiListener listener, String name) {
        return listeners.add(listener, name);
    }

    JoinedRooms rooms() {
        return rooms;
    }

    boolean isStopping() {
        return life.isStopping();
    }

    /** See {@link JoinedRooms#unwanted}. */
    void unwanted(CallbackEvent answer) {
        rooms.unwanted(answer);
    }

    /** On a native thread: remembers it, and tells the listeners on another one. */
    void panicked(String message) {
        String redacted = Redaction.ofNative(message);
        panicLog.add(redacted);
        log.execute(() -> {
            LOG.error("LiveKit's native library reported a panic and continues: {}", redacted);
            listeners.panicked(redacted);
        });
    }

    @Override
    public MemorySegment view(long address, long bytes, Arena scope) {
        return NativeMemory.view(address, bytes, Objects.requireNonNull(scope, "scope is null"), null);
    }

    @Override
    public void copy(long address, short[] target) {
        NativeMemory.copy(address, Objects.requireNonNull(target, "target is null"));
    }

    @Override
    public FfiHealth health() {
        FfiHealth.State state = life.state();
        if (state == FfiHealth.State.READY && panicLog.count() > 0) {
            state = FfiHealth.State.DEGRADED;
        }
        return new FfiHealth(state, library.version(), library.path().toString(), panicLog.count(), panicLog.last(),
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
            if (!listeners.isStopping(Thread.currentThread())) {
                life.awaitEnd();
            }
            return;
        }
        try {
            shutDown();
        } finally {
            life.ended();
        }
    }

    private void shutDown() {
        Duration timeout = life.timeout();
        long deadline = System.nanoTime() + timeout.toNanos();
        listeners.stopping(timeout.dividedBy(2));
        callback.close();
        LifeCycle.Outcome outcome = ending.end(deadline);
        timeouts.close();
        pending.close("LiveKit's native library was shut down");
        LateCompletions.closed();
        ending.settle(outcome, timeout, stub::detach);
        log.close();
    }
}
