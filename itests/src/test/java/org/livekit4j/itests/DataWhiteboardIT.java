package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.livekit4j.data.Data;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataFrameProcessor;
import org.livekit4j.data.DataSink;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.ServiceRegistration;

/** Sinks and processors of data tracks in a framework. Tracks are the room's, and stay when the bundle of data goes. */
public class DataWhiteboardIT extends InFelix {
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final List<ServiceRegistration<?>> registered = new CopyOnWriteArrayList<>();
    /** What is sent all the time, each frame of one byte. */
    private final Map<LocalDataTrack, Byte> sent = new HashMap<>();
    private PlugIns plugIns;
    private Room ada;
    private Room bob;

    @Configuration
    @Override
    public Option[] configuration() {
        return OptionUtils.combine(super.configuration(), Admission.of("data-" + System.nanoTime(), "ada", "bob"));
    }

    @Before
    public void join() {
        plugIns = new PlugIns(context, "data");
        ada = new Admission(context).join("ada");
        bob = new Admission(context).join("bob");
    }

    @After
    public void leave() {
        registered.forEach(ServiceRegistration::unregister);
        if (bob != null) {
            bob.close();
        }
        if (ada != null) {
            ada.close();
        }
        await().atMost(TIMEOUT).until(() -> plugIns.runtime().streams.length == 0);
        assertThat(plugIns.runtime().plugIns).isEmpty();
        assertThat(plugIns.runtime().failedPlugIns).isEmpty();
    }

    /** Remembers what it was told, and the first byte of each frame. */
    private static final class Told implements DataSink {
        private final List<StreamInfo> started = new CopyOnWriteArrayList<>();
        private final List<String> frames = new CopyOnWriteArrayList<>();
        private final List<StreamEnd> ends = new CopyOnWriteArrayList<>();

        @Override
        public void started(StreamInfo stream) {
            started.add(stream);
        }

        @Override
        public void frame(DataFrame frame, StreamInfo stream) {
            frames.add(stream.track() + " " + frame.payload()[0]);
        }

        @Override
        public void ended(StreamInfo stream, StreamEnd reason) {
            ends.add(reason);
        }
    }

    private <P> ServiceRegistration<P> register(Class<P> type, P plugIn, Map<String, ?> properties) {
        ServiceRegistration<P> registration = plugIns.register(type, plugIn, properties);
        registered.add(registration);
        return registration;
    }

    private Told listen(Map<String, ?> properties) {
        Told sink = new Told();
        register(DataSink.class, sink, properties);
        return sink;
    }

    private void unregister(ServiceRegistration<?> registration) {
        registered.remove(registration);
        registration.unregister();
    }

    private ServiceRegistration<?> add(int number, Map<String, ?> properties) {
        return register(DataFrameProcessor.class,
                (frame, _) -> DataFrame.of(new byte[]{(byte) (frame.payload()[0] + number)}), properties);
    }

    private void publish(String name, int number) {
        sent.put(ada.localParticipant().publishDataTrack(name).join(), (byte) number);
    }

    /** Sends on all tracks until it is so. */
    private void sendUntil(Callable<Boolean> condition) {
        await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(10)).until(() -> {
            sent.forEach((track, number) -> track.tryPush(DataFrame.of(new byte[]{number})));
            return condition.call();
        });
    }

    /** Sends until each of these comes once more. */
    private void awaitMore(Told sink, String... frames) {
        int before = sink.frames.size();
        sendUntil(() -> sink.frames.subList(before, sink.frames.size()).containsAll(List.of(frames)));
    }

    @Test
    public void shouldHaveTheFramesOfEachTrackItAsksForWhicheverCameFirst() {
        Told early = listen(Map.of());
        Told wanting = listen(Map.of(PlugInConstants.ROOM, bob.name(), PlugInConstants.PARTICIPANT, "ada",
                PlugInConstants.TRACK, "position", DataSink.CAPACITY, 5, DataSink.BUFFER_SIZE, 8));
        Told unwanted = listen(Map.of(PlugInConstants.PARTICIPANT, "bob"));
        publish("position", 1);
        publish("mood", 10);
        awaitMore(early, "position 1", "mood 10");
        awaitMore(wanting, "position 1");
        ServiceRegistration<?> late = register(DataSink.class, new Told(), Map.of(PlugInConstants.TRACK, "mood"));
        sendUntil(() -> plugIns.inUse(late).frames > 0);

        assertThat(wanting.started).singleElement().satisfies(stream -> {
            assertThat(stream.room()).isEqualTo(bob.name());
            assertThat(stream.participant()).isEqualTo("ada");
            assertThat(stream.track()).isEqualTo("position");
            assertThat(stream.trackSid()).startsWith("DTR_");
        });
        assertThat(wanting.frames).containsOnly("position 1");
        assertThat(plugIns.inUse(late)).satisfies(dto -> {
            assertThat(dto.kind).isEqualTo("DataSink");
            assertThat(dto.bundleId).isEqualTo(context.getBundle().getBundleId());
            assertThat(dto.streams).isOne();
        });
        PlugIns.change(late, Map.of(PlugInConstants.TRACK, "position"));
        sendUntil(() -> Arrays.stream(plugIns.runtime().streams).filter(stream -> stream.track.equals("mood")).count() == 1);
        ada.close();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(early.ends).containsExactly(StreamEnd.PARTICIPANT_LEFT, StreamEnd.PARTICIPANT_LEFT);
            assertThat(wanting.ends).containsExactly(StreamEnd.PARTICIPANT_LEFT);
        });
        assertThat(unwanted.started).isEmpty();
    }

    @Test
    public void shouldHaveWhatProcessorsMakeOfTheFramesAsTheyComeAndGo() {
        Told sink = listen(Map.of());
        publish("position", 1);
        publish("mood", 10);
        awaitMore(sink, "position 1", "mood 10");
        ServiceRegistration<?> adding = add(2, Map.of(PlugInConstants.NAME, "two more", PlugInConstants.TRACK, "position"));
        awaitMore(sink, "position 3", "mood 10");
        ServiceRegistration<?> throwing = register(DataFrameProcessor.class, (frame, _) -> {
            frame.payload()[0] = 99;
            throw new LinkageError("expected in this test");
        }, Map.of());
        sendUntil(() -> plugIns.inUse(throwing).failed > 5);

        assertThat(plugIns.inUse(adding)).satisfies(dto -> {
            assertThat(dto.kind).isEqualTo("DataFrameProcessor");
            assertThat(dto.name).isEqualTo("two more");
            assertThat(dto.streams).isOne();
            assertThat(dto.frames).isPositive();
        });
        assertThat(plugIns.runtime().streams).filteredOn(stream -> stream.track.equals("position")).singleElement()
                .satisfies(stream -> assertThat(stream.processors).containsExactly(PlugIns.id(adding), PlugIns.id(throwing)));
        PlugIns.change(adding, Map.of(PlugInConstants.TRACK, "mood"));
        awaitMore(sink, "position 1", "mood 12");
        unregister(adding);
        unregister(throwing);
        awaitMore(sink, "position 1", "mood 10");
        assertThat(sink.frames).doesNotContain("position 99", "mood 99");
    }

    @Test
    public void shouldLoseOnlyItsOwnFramesWhenItIsSlow() {
        CountDownLatch go = new CountDownLatch(1);
        register(DataSink.class, (frame, _) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, Map.of(DataSink.CAPACITY, 5));
        Told fast = listen(Map.of());
        publish("position", 1);
        sendUntil(() -> Arrays.stream(plugIns.runtime().streams).anyMatch(stream -> stream.dropped > 10));

        awaitMore(fast, "position 1");
        assertThat(Arrays.stream(plugIns.runtime().streams).filter(stream -> stream.dropped > 0)).singleElement()
                .satisfies(slow -> assertThat(slow.received).isEqualTo(slow.delivered + slow.dropped + slow.queued));
        go.countDown();
    }

    @Test
    public void shouldBeOutOfUseWhileAPropertyIsWrong() {
        Told sink = new Told();
        ServiceRegistration<?> wrong = register(DataSink.class, sink, Map.of(DataSink.CAPACITY, -1));
        publish("position", 1);
        assertThat(plugIns.failed(wrong)).satisfies(dto -> {
            assertThat(dto.kind).isEqualTo("DataSink");
            assertThat(dto.reason).isEqualTo(FailedServiceDTO.INVALID_PROPERTY);
            assertThat(dto.text).contains(DataSink.CAPACITY, "-1");
        });
        PlugIns.change(wrong, Map.of(DataSink.CAPACITY, 5));
        awaitMore(sink, "position 1");
        assertThat(plugIns.runtime().failedPlugIns).isEmpty();
    }

    @Test
    public void shouldHaveFramesAgainWhenTheBundleOfDataIsRestarted() throws Exception {
        Told sink = listen(Map.of());
        add(2, Map.of());
        publish("position", 1);
        awaitMore(sink, "position 3");
        for (int restart = 1; restart <= 3; restart++) {
            services().stop("org.livekit4j.data", Data.class);
            assertThat(sink.ends).hasSize(restart).containsOnly(StreamEnd.SERVICE_STOPPED);
            services().start("org.livekit4j.data", Data.class);
            awaitMore(sink, "position 3");
            assertThat(sink.started).hasSize(restart + 1);
        }

        assertThat(bob.connectionState()).isEqualTo(ConnectionState.CONNECTED);
        bob.close();
        await().atMost(TIMEOUT).until(() -> sink.ends.size() == 4);
        assertThat(sink.ends).endsWith(StreamEnd.ROOM_ENDED);
    }
}
