package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.media.internal.NumberProcessing.NumberProcessor;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.track.StreamEnd;

/** Every way in which users' code is called, and everything that it may do: others have all of theirs, and it has its own from then on. */
class HostileCodeTest extends NumbersTest {
    private static final int FRAMES = 6;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger own = new AtomicInteger();
    private final FrameEventLoop loop = FrameEventLoop.start("test loop");
    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        goOn.countDown();
        loop.close();
        pool.shutdown();
    }

    /** Ways in which users' code is called. */
    private enum Spi {
        QUEUED_SUBSCRIBER {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.subscribe("queued", hostility);
            }
        },
        DIRECT_SUBSCRIBER {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.subscribe("direct", hostility);
            }
        },
        LISTENER {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).listen(frame -> test.call(hostility));
            }
        },
        LISTENER_ON_A_LOOP {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).listen(frame -> test.call(hostility), test.loop);
            }
        },
        LISTENER_ON_AN_EXECUTOR {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).listen(frame -> test.call(hostility), test.pool);
            }
        },
        EXECUTOR_THAT_DOES_NOT_TAKE_IT {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).listen(frame -> test.own.incrementAndGet(), task -> {
                    if (test.calls.getAndIncrement() == 0) {
                        hostility.act(test.goOn);
                        return; // the task is forgotten
                    }
                    test.pool.execute(task);
                });
            }
        },
        EXECUTOR_THAT_HAS_TAKEN_IT {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).listen(frame -> test.own.incrementAndGet(), task -> {
                    test.pool.execute(task);
                    test.act(hostility);
                });
            }
        },
        SUBSCRIBER_BEFORE_IT_ASKS {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).publisher().subscribe(test.new Reactive() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        subscription.request(Long.MAX_VALUE);
                        test.act(hostility);
                    }
                });
            }
        },
        SUBSCRIBER {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.stream(0).publisher().subscribe(test.new Reactive() {
                    @Override
                    public void onNext(Integer frame) {
                        test.call(hostility);
                    }
                });
            }
        },
        SUBSCRIBER_THAT_IS_REFUSED {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                TestStream stream = test.stream(0);
                stream.listen(frame -> test.own.incrementAndGet());
                Thread.ofVirtual().start(() -> stream.publisher().subscribe(test.new Reactive() {
                    @Override
                    public void onError(Throwable error) {
                        test.act(hostility);
                    }
                }));
            }
        },
        CONTINUATION {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                TestStream stream = test.stream(0);
                stream.ended().thenRun(() -> test.own.incrementAndGet());
                stream.ended().thenRun(() -> test.act(hostility));
                stream.ended().thenRun(() -> test.own.incrementAndGet());
                stream.end(StreamEnd.ROOM_ENDED);
            }
        },
        PROCESSOR {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                test.add((number, info) -> {
                    test.call(hostility);
                    return number;
                });
            }
        },
        PROCESSOR_THAT_IS_MADE {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                ActivePlugIn hosted = test.processors.host(new PlugInIdentity(1, "hostile", 9, "bundle"), test.new Source() {
                    @Override
                    public NumberProcessor get() {
                        test.act(hostility);
                        return super.get();
                    }
                }, Map.of());
                test.stream(0);
                test.fire(0);
                soon("it is called").until(() -> test.calls.get() > 0);
                hosted.update(Map.of()); // it is made again at once
            }
        },
        PROCESSOR_THAT_IS_GIVEN_BACK {
            @Override
            void use(HostileCodeTest test, Hostility hostility) {
                ActivePlugIn hosted = test.processors.host(new PlugInIdentity(1, "hostile", 9, "bundle"), test.new Source() {
                    @Override
                    public void release(NumberProcessor instance) {
                        test.act(hostility);
                    }
                }, Map.of());
                test.stream(0);
                test.fire(0);
                soon("it is called").until(() -> test.own.get() > 0);
                Thread.ofVirtual().start(hosted::close);
            }
        };

        /** Lets hostile code be called with the first event, or the first frame, or at once. */
        abstract void use(HostileCodeTest test, Hostility hostility);
    }

    static Stream<Arguments> cases() {
        return Stream.of(Spi.values()).flatMap(spi -> Stream.of(Hostility.values()).filter(hostility -> allowed(spi, hostility))
                .map(hostility -> Arguments.of(spi, hostility)));
    }

    /** A subscriber that asks to be called on the native thread must not block it. */
    private static boolean allowed(Spi spi, Hostility hostility) {
        return spi != Spi.DIRECT_SUBSCRIBER || hostility != Hostility.BLOCKS;
    }

    /** A subscriber that throws gets nothing more, as the specification of reactive streams demands. */
    private static boolean goesOn(Spi spi, Hostility hostility) {
        boolean subscriber = spi == Spi.SUBSCRIBER || spi == Spi.SUBSCRIBER_BEFORE_IT_ASKS;
        return !subscriber || hostility.name().startsWith("LEAVES") || hostility == Hostility.BLOCKS;
    }

    /** Looks often: there are many cases. */
    private static ConditionFactory soon(String what) {
        return await(what).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private void act(Hostility hostility) {
        if (calls.getAndIncrement() == 0) {
            hostility.act(goOn);
        }
    }

    private void call(Hostility hostility) {
        if (calls.getAndIncrement() == 0) {
            hostility.act(goOn);
        } else {
            own.incrementAndGet();
        }
    }

    private void subscribe(String delivery, Hostility hostility) {
        queue.subscribe(new FfiEventSubscriber() {
            @Override
            public void onEvent(NativeEvent event) {
                call(hostility);
            }
        }, Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.DELIVERY, delivery));
    }

    /** A subscriber that asks for all. */
    private class Reactive implements Flow.Subscriber<Integer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Integer frame) {
            own.incrementAndGet();
        }

        @Override
        public void onError(Throwable error) {}

        @Override
        public void onComplete() {}
    }

    /** Of processors that count. */
    private class Source implements InstanceProvider<NumberProcessor> {
        @Override
        public NumberProcessor get() {
            return (number, info) -> {
                own.incrementAndGet();
                return number;
            };
        }

        @Override
        public void release(NumberProcessor instance) {}
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldCostOnlyItsOwn(Spi spi, Hostility hostility) throws Exception {
        List<Integer> others = new CopyOnWriteArrayList<>();
        List<Integer> subscribed = new CopyOnWriteArrayList<>();
        spi.use(this, hostility);
        stream(0).listen(others::add);
        queue.subscribe(event -> subscribed.add(1),
                Map.of(QueueConstants.EVENT_TYPES, "audio_stream_event", QueueConstants.DELIVERY, "direct"));
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        fire(1);
        soon("it is called").until(() -> calls.get() > 0);
        for (int number = 2; number <= FRAMES; number++) {
            fire(number);
        }

        soon("others have all of theirs").until(() -> others.size() == FRAMES);
        assertThat(others).containsExactlyElementsOf(numbers(1, FRAMES));
        assertThat(subscribed).hasSize(FRAMES);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
        if (hostility == Hostility.BLOCKS) {
            goOn.countDown();
        }
        if (goesOn(spi, hostility)) {
            soon("it has its own from then on").until(() -> {
                if (hostility == Hostility.BLOCKS || spi.name().startsWith("PROCESSOR")) {
                    fire(FRAMES + 1); // the first one may come while it is still on its way out of the call, or not made again yet
                }
                return own.get() > 0;
            });
        }
    }
}
