package org.livekit4j.itests.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Polling;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RtcStats;
import org.livekit4j.track.StreamEnd;

/**
 * Audio that goes round and round while the heap is full, and afterwards. Ends with 0 if all of it goes on, or has said that it
 * does not.
 */
public final class FullHeapProgram {
    private static final Duration FULL = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final AudioStreamOptions OPTIONS = AudioStreamOptions.DEFAULTS;
    private static final int MORE = 50;
    private static final int PASSING = 20;

    private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
    private final AudioSource source = audio.service().createSource(AudioSourceOptions.of(48_000, 1).withQueueSizeMs(0));
    private final LocalAudioTrack track = audio.service().createTrack("line", source);
    private final FrameEventLoop loop = FrameEventLoop.start("loop");
    private final ExecutorService pool = Executors.newFixedThreadPool(1);
    /** How many frames each way of delivery has brought. */
    private final List<AtomicLong> heard = new ArrayList<>();
    private final Counting counting = new Counting();
    private final ConcurrentLinkedQueue<CompletableFuture<List<RtcStats>>> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    private FullHeapProgram() {}

    /** A subscriber that is to lose nothing. */
    private static final class Counting implements FfiEventSubscriber {
        private final AtomicLong ends = new AtomicLong();
        private final AtomicLong lost = new AtomicLong();

        @Override
        public void onEvent(NativeEvent event) {
            if (!event.isFrame()) {
                ends.incrementAndGet();
            }
        }

        @Override
        public void lost(long events) {
            lost.addAndGet(events);
        }
    }

    /** Takes all that comes. */
    private record Taking(Consumer<AudioFrame> listener) implements Flow.Subscriber<AudioFrame> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(AudioFrame frame) {
            listener.accept(frame);
        }

        @Override
        public void onError(Throwable error) {
            error.printStackTrace();
        }

        @Override
        public void onComplete() {}
    }

    public static void main(String[] args) throws Exception {
        new FullHeapProgram().run();
        System.out.println("all goes on");
        System.exit(0);
    }

    private void run() throws Exception {
        queue.subscribe(counting,
                Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.QUEUE_OVERFLOW, "UNBOUNDED"));
        listen();
        sometimes(this::capture, 10);
        captureForAQueue();
        sometimes(() -> asked.add(track.statistics()), 20);
        await("sound before", () -> haveHeard(MORE));
        await("classes are loaded ahead of need", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("livekit-classes")));

        List<Thread> waiting = waiting();
        List<Passing> passing = passing();
        Thread closer = Thread.ofPlatform().start(() -> close(passing));
        FullHeap.hold(FULL);
        closer.join();
        long[] before = heard.stream().mapToLong(AtomicLong::get).toArray();

        await("sound afterwards", () -> {
            boolean all = true;
            for (int i = 0; i < before.length; i++) {
                all &= heard.get(i).get() >= before[i] + MORE;
            }
            return all;
        });
        await("the ends of streams", () -> passing.stream().allMatch(one -> one.stream().end().isPresent()));
        await("the ends of streams are told", () -> passing.stream().allMatch(one -> one.told().isDone()));
        await("each end is had, or its loss is told", () -> counting.ends.get() + counting.lost.get() >= PASSING);
        over = true;
        await("bounded waits end", () -> waiting.stream().noneMatch(Thread::isAlive));
        await("each request is answered, or has failed", () -> asked.stream().allMatch(CompletableFuture::isDone));
        close();
    }

    private void listen() {
        Audio service = audio.service();
        service.openStream(track, OPTIONS).listen(counter());
        service.openStream(track, OPTIONS).listen(counter(), loop);
        service.openStream(track, OPTIONS).listen(counter(), pool);
        service.openStream(track, OPTIONS).publisher().subscribe(new Taking(counter()));
        AudioStream taken = service.openStream(track, OPTIONS);
        Consumer<AudioFrame> counter = counter();
        sometimes(() -> {
            for (AudioFrame frame; (frame = taken.poll(Duration.ofSeconds(1))) != null;) {
                counter.accept(frame);
            }
        }, 0);
        Consumer<AudioFrame> processed = counter();
        service.addProcessor((frame, stream) -> {
            processed.accept(frame);
            return frame;
        }, Map.of());
    }

    private Consumer<AudioFrame> counter() {
        AtomicLong count = new AtomicLong();
        heard.add(count);
        return frame -> count.incrementAndGet();
    }

    /** Virtual threads that wait, again and again. */
    private List<Thread> waiting() {
        return Stream.generate(() -> Thread.startVirtualThread(() -> {
            while (!over) {
                Polling.await(() -> over, System.nanoTime() + FULL.toNanos());
            }
        })).limit(MORE).toList();
    }

    /** A track that goes while the heap is full, and its stream. */
    private record Passing(LocalAudioTrack track, AudioStream stream, CompletableFuture<StreamEnd> told) {}

    private List<Passing> passing() {
        List<Passing> passing = new ArrayList<>();
        for (int i = 0; i < PASSING; i++) {
            LocalAudioTrack going = audio.service().createTrack("passing", source);
            AudioStream stream = audio.service().openStream(going, OPTIONS);
            passing.add(new Passing(going, stream, stream.ended()));
        }
        return passing;
    }

    private static void close(List<Passing> passing) {
        for (Passing one : passing) {
            LockSupport.parkNanos(FULL.toNanos() / PASSING);
            for (boolean closed = false; !closed;) {
                try {
                    one.track().close();
                    closed = true;
                } catch (OutOfMemoryError e) {
                    // It is this program's: it tries again
                }
            }
        }
    }

    /** A user's task, which bears that there is no memory. */
    private interface Task {
        void run() throws Exception;
    }

    private void sometimes(Task task, int pauseMillis) {
        Thread.ofPlatform().daemon().start(() -> {
            while (!over) {
                try {
                    task.run();
                    LockSupport.parkNanos(pauseMillis * 1_000_000L);
                } catch (OutOfMemoryError e) {
                    // It is this program's
                } catch (Exception e) {
                    // A request whose answer was lost
                }
            }
        });
    }

    private void capture() throws InterruptedException {
        source.capture(AudioFrame.silence(48_000, 1, 480));
    }

    /** On a virtual thread, faster than it plays: it waits in its captures. What it has captured counts as heard. */
    private void captureForAQueue() {
        AudioSource queued = audio.service().createSource(AudioSourceOptions.of(48_000, 1).withQueueSizeMs(100));
        AudioFrame frame = AudioFrame.silence(48_000, 1, 480);
        AtomicLong captured = new AtomicLong();
        heard.add(captured);
        Thread.startVirtualThread(() -> {
            while (!over) {
                try {
                    queued.capture(frame);
                    captured.incrementAndGet();
                } catch (OutOfMemoryError | LiveKitException | InterruptedException e) { // audio was lost, and it says so
                    Polling.pauseWithoutMemory();
                }
            }
        });
    }

    private boolean haveHeard(int frames) {
        return heard.stream().allMatch(count -> count.get() >= frames);
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                System.out.println("in vain: " + what + "; " + heard + ", " + counting.ends + " ends, " + counting.lost
                        + " lost, " + queue.statistics()
                        + ", " + client.events());
                Thread.getAllStackTraces().forEach((thread, stack) -> System.out.println(thread + " " + List.of(stack)));
                System.exit(1);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private void close() {
        audio.close();
        queue.close();
        client.close();
        FfiHealth.State state = client.health().state();
        if (state != FfiHealth.State.STOPPED || client.handles().live() != 0) {
            System.out.println("closed, but " + state + ", " + client.handles());
            System.exit(1);
        }
        FfiClients.open(FfiOptions.DEFAULTS).close();
    }
}
