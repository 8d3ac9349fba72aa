package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.media.internal.NumberProcessing.NumberProcessor;
import org.livekit4j.plugin.PlugInConstants;

/** How long instances of processors live, and that nothing holds on to them. */
class ProcessorInstancesTest extends NumbersTest {

    /** Makes an instance for each stream, which adds its own hundreds. */
    private static final class Prototype implements InstanceProvider<NumberProcessor> {
        final List<NumberProcessor> made = new CopyOnWriteArrayList<>();
        final List<NumberProcessor> released = new CopyOnWriteArrayList<>();

        @Override
        public NumberProcessor get() {
            int hundreds = 100 * (made.size() + 1);
            NumberProcessor instance = (number, stream) -> number + hundreds;
            made.add(instance);
            return instance;
        }

        @Override
        public void release(NumberProcessor instance) {
            released.add(instance);
        }
    }

    private final Prototype prototype = new Prototype();

    private ActivePlugIn host(InstanceProvider<NumberProcessor> source) {
        return processors.host(new PlugInIdentity(1, "service", 9, "bundle"), source, Map.of());
    }

    @Test
    void shouldHaveAnInstanceForEachStreamUntilTheStreamEnds() throws InterruptedException {
        ActivePlugIn hosted = host(prototype);
        TestStream first = stream(0);
        fire(1);
        assertThat(first.take()).isEqualTo(101);
        TestStream second = stream(0);
        fire(2);
        assertThat(first.take()).isEqualTo(102);
        assertThat(second.take()).isEqualTo(202);
        assertThat(hosted.statistics().streams()).isEqualTo(2);

        first.close();
        await().until(() -> prototype.released.equals(List.of(prototype.made.get(0))));
        fire(-1);
        assertThat(second.take()).isNull();
        await().until(() -> prototype.released.equals(prototype.made));
        assertThat(hosted.statistics().streams()).isZero();
    }

    @Test
    void shouldReleaseTheInstancesWhenTheProcessorGoes() throws InterruptedException {
        ActivePlugIn hosted = host(prototype);
        TestStream first = stream(0);
        TestStream second = stream(0);
        fire(1);
        first.take();
        second.take();
        hosted.update(Map.of(PlugInConstants.NAME, "another name"));
        assertThat(prototype.released).isEmpty();
        hosted.close();
        assertThat(prototype.released).containsExactlyInAnyOrderElementsOf(prototype.made).hasSize(2);
        hosted.close();
        first.close();
        assertThat(prototype.released).hasSize(2);
    }

    @Test
    void shouldReleaseAnInstanceThatWasMadeTooLate() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        List<NumberProcessor> released = new CopyOnWriteArrayList<>();
        NumberProcessor instance = (number, stream) -> number;
        ActivePlugIn hosted = host(new InstanceProvider<>() {
            @Override
            public NumberProcessor get() {
                asked.countDown();
                await().forever().until(() -> go.getCount() == 0);
                return instance;
            }

            @Override
            public void release(NumberProcessor gone) {
                released.add(gone);
            }
        });
        TestStream stream = stream(0);
        fire(1, 2);
        asked.await();
        hosted.close();
        assertThat(take(stream, 2)).containsExactly(1, 2);
        assertThat(released).isEmpty();
        go.countDown();
        await().until(() -> released.equals(List.of(instance)));
    }

    @Test
    void shouldPassByAServiceThatGivesNoInstance() throws InterruptedException {
        ActivePlugIn hosted = host(new InstanceProvider<>() {
            @Override
            public NumberProcessor get() {
                return null;
            }

            @Override
            public void release(NumberProcessor instance) {}
        });
        TestStream stream = stream(0);
        fire(1, 2, 3);
        assertThat(take(stream, 3)).containsExactly(1, 2, 3);
        assertThat(hosted.statistics().failed()).isEqualTo(1);
    }

    @Test
    void shouldHoldNothingOfAProcessorThatIsGone() throws InterruptedException {
        TestStream stream = stream(0);
        UpdatableRegistration stays = add((number, info) -> number);
        WeakReference<Object> gone = comeAndGo(stream);
        await().until(() -> {
            System.gc();
            return gone.get() == null;
        });
        fire(3);
        assertThat(stream.take()).isEqualTo(3);
        stays.close();
    }

    /** It leaves itself in a thread local, throws, and is late. */
    private WeakReference<Object> comeAndGo(TestStream stream) throws InterruptedException {
        class Untidy implements NumberProcessor {
            private final ThreadLocal<Object> local = new ThreadLocal<>();
            private final CountDownLatch never = new CountDownLatch(1);

            @Override
            public Integer process(Integer number, org.livekit4j.track.StreamInfo info) throws InterruptedException {
                local.set(this);
                Thread.currentThread().setContextClassLoader(new ClassLoader() {
                });
                if (number == 1) {
                    throw new IllegalStateException(toString());
                }
                never.await();
                return number;
            }
        }
        Untidy untidy = new Untidy();
        UpdatableRegistration registration = processors.add(untidy, Map.of(PlugInConstants.TIMEOUT_MS, 10));
        fire(1, 2);
        assertThat(take(stream, 2)).containsExactly(1, 2);
        registration.close();
        return new WeakReference<>(untidy);
    }

    @Test
    void shouldCompleteASubscriberWithoutDemandWhenTheLastFrameHasBeenProcessed() {
        TestStream stream = stream(0);
        CountDownLatch go = new CountDownLatch(1);
        add((number, info) -> {
            go.await();
            return number + 100;
        });
        CompletableFuture<Void> complete = new CompletableFuture<>();
        List<Integer> received = new CopyOnWriteArrayList<>();
        stream.publisher().subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(Integer number) {
                received.add(number);
            }

            @Override
            public void onError(Throwable throwable) {
                complete.completeExceptionally(throwable);
            }

            @Override
            public void onComplete() {
                complete.complete(null);
            }
        });
        fire(1, -1);
        go.countDown();
        complete.join();
        assertThat(received).containsExactly(101);
    }

    @Test
    void shouldCallProcessorsOnVirtualThreadsWithNobodysClassLoader() throws InterruptedException {
        TestStream stream = stream(0);
        List<Object> seen = new CopyOnWriteArrayList<>();
        add((number, info) -> {
            seen.add(Thread.currentThread().isVirtual());
            seen.add(Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader());
            return number;
        });
        Thread.currentThread().setContextClassLoader(new ClassLoader() {
        });
        fire(1);
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
        stream.take();
        assertThat(seen).containsExactly(true, true);
    }
}
