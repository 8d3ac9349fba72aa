package org.livekit4j.media.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.stress.Meeting;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The ownership of a stream: of the thread that returns from a processor and the thread that finds it late, one goes on. */
public final class PipelineWorkerStress {
    private static final String SERVED = "12, one at a time, all counted";
    private static final long AN_HOUR = TimeUnit.HOURS.toNanos(1);
    /** One for all races, so that it complains once. */
    private static final HostedProcessor<Character, UnaryOperator<Character>> PROCESSOR = processor();

    private PipelineWorkerStress() {}

    private static HostedProcessor<Character, UnaryOperator<Character>> processor() {
        ProcessorCall<Character, UnaryOperator<Character>> call = new ProcessorCall<>() {
            @Override
            public Character call(UnaryOperator<Character> processor, Character frame, StreamInfo stream) {
                return processor.apply(frame);
            }

            @Override
            public void release(Character frame) {
                // a character
            }
        };
        Processors<Character, UnaryOperator<Character>> processors = new Processors<>(type(), call);
        return new HostedProcessor<>(processors, new PlugInIdentity(1, "processor", -1, ""),
                InstanceProvider.of(frame -> frame), call, Map.of());
    }

    @SuppressWarnings("unchecked") // a class object knows no arguments
    private static Class<UnaryOperator<Character>> type() {
        return (Class<UnaryOperator<Character>>) (Class<?>) UnaryOperator.class;
    }

    /** Where the frames come out. */
    private static final class Outlet implements ProcessedStream<Character> {
        private final StringBuffer delivered = new StringBuffer();
        private final AtomicInteger inside = new AtomicInteger();
        private volatile boolean together;

        @Override
        public String name() {
            return "race";
        }

        @Override
        public StreamInfo info() {
            return StreamInfo.local("race");
        }

        @Override
        public String consumer() {
            return "";
        }

        @Override
        public boolean keepsLatest() {
            return false;
        }

        @Override
        public StreamStatistics statistics() {
            return new StreamStatistics(0, 0, 0, 0);
        }

        @Override
        public Mailbox<Character> newMailbox() {
            return Mailboxes.create(8, Overflow.DROP_OLDEST, frame -> {
            });
        }

        @Override
        public boolean divert(ProcessorPipeline<Character> chain) {
            return true;
        }

        @Override
        public void deliver(Character frame) {
            together |= inside.incrementAndGet() > 1;
            delivered.append(frame);
            inside.decrementAndGet();
        }

        @Override
        public void discard(Character frame) {
            // a character
        }

        @Override
        public void drained() {
            delivered.append("; drained");
        }
    }

    @State
    public static class Race extends Meeting {
        private final Outlet outlet = new Outlet();
        private final Mailbox<Character> consumers = outlet.newMailbox();
        private final ProcessorPipeline<Character> chain = new ProcessorPipeline<>(outlet);
        private final PipelineWorker<Character> carrier = new PipelineWorker<>(chain);
        private final ConcurrentLinkedQueue<ProcessorStage<Character, ?>> places = new ConcurrentLinkedQueue<>();

        public Race() {
            ProcessorStage<Character, ?> first = new ProcessorStage<>(PROCESSOR, chain, outlet.info());
            ProcessorStage<Character, ?> second = new ProcessorStage<>(PROCESSOR, chain, outlet.info());
            places.addAll(List.of(first, second));
            chain.places(List.of(first, second));
            chain.own(carrier);
            chain.offer('1');
        }

        /** With a second frame that waits when the first one is taken. */
        void carryTwo() {
            chain.offer('2');
            meet();
            carrier.run();
        }

        void overtake() {
            for (int i = 0; i < 20; i++) {
                chain.look(System.nanoTime() + AN_HOUR);
            }
        }

        void rest(L_Result result, String expected) {
            Meeting.eventually(() -> outlet.delivered.length() == expected.length());
            StreamStatistics statistics = chain.statistics(consumers, 0);
            result.r1 = outlet.delivered + (outlet.together ? ", two at a time" : ", one at a time")
                    + (statistics.queued() == 0 ? ", all counted" : ", " + statistics);
        }
    }

    /** Two frames wait, and each call may be found late. */
    @JCStressTest
    @Outcome(id = SERVED, expect = ACCEPTABLE, desc = "Each frame once, in order, from one thread at a time")
    public static class Overtake {
        @Actor
        public void carrier(Race race) {
            race.carryTwo();
        }

        @Actor
        public void watch(Race race) {
            race.meet();
            race.overtake();
        }

        @Arbiter
        public void rest(Race race, L_Result result) {
            race.rest(result, "12");
        }
    }

    /** The processor is removed while it is called, and its call is left behind. */
    @JCStressTest
    @Outcome(id = SERVED, expect = ACCEPTABLE, desc = "Each frame once, in order, from one thread at a time")
    public static class Remove {
        @Actor
        public void carrier(Race race) {
            race.carryTwo();
        }

        @Actor
        public void remover(Race race) {
            race.meet();
            race.chain.places(List.of());
            race.places.forEach(place -> place.close(System.nanoTime()));
            race.places.forEach(ProcessorStage::release);
        }

        @Arbiter
        public void rest(Race race, L_Result result) {
            race.rest(result, "12");
        }
    }

    /** The stream ends while frames come and the carrier goes to rest. */
    @JCStressTest
    @Outcome(id = "12; drained, one at a time, all counted", expect = ACCEPTABLE, desc = "The end is told once, after the frames")
    public static class End {
        @Actor
        public void carrier(Race race) {
            race.meet();
            race.carrier.run();
        }

        @Actor
        public void source(Race race) {
            race.meet();
            race.chain.offer('2');
            race.chain.end();
        }

        @Arbiter
        public void rest(Race race, L_Result result) {
            race.rest(result, "12; drained");
        }
    }
}
