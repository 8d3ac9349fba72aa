package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.media.spi.SinkTracks;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;

/** For which tracks streams are opened for sinks, and what sinks are told. */
class SinksTest extends NumbersTest {
    private static final String CAPACITY = "capacity";

    /** What sinks were told, in order. */
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<TestStream> opened = new CopyOnWriteArrayList<>();
    private final List<Integer> released = new CopyOnWriteArrayList<>();
    private final Sinks<Integer, NumberSink, Integer> sinks = new Sinks<>(NumberSink.class, new Call());
    private final FakeRoom fake = new FakeRoom();
    private long ids;

    /** Gets numbers. */
    @FunctionalInterface
    private interface NumberSink {
        void number(int number);
    }

    private final class Call implements SinkCall<Integer, NumberSink, Integer> {
        @Override
        public SinkTracks tracks() {
            return SinkTracks.subscribed(TrackKind.AUDIO);
        }

        @Override
        public Integer options(PropertyReader properties) {
            return properties.integer(CAPACITY, 0).orElse(0);
        }

        @Override
        public MediaStream<Integer> open(StreamOrigin track, Integer capacity) {
            if (track.info().track().equals("closed")) {
                throw new IllegalStateException("expected in this test");
            }
            TestStream stream = stream(capacity);
            opened.add(stream);
            return stream;
        }

        @Override
        public void started(NumberSink sink, StreamInfo stream) {
            told.add("started " + stream.track());
        }

        @Override
        public void frame(NumberSink sink, Integer frame, StreamInfo stream) {
            told.add(stream.track() + " " + frame);
            sink.number(frame);
        }

        @Override
        public void ended(NumberSink sink, StreamInfo stream, StreamEnd reason) {
            told.add("ended " + stream.track() + " " + reason);
        }

        @Override
        public void release(Integer frame) {
            released.add(frame);
        }
    }

    private ActivePlugIn add(NumberSink sink, Map<String, ?> properties) {
        return sinks.host(new PlugInIdentity(++ids, "sink", 9, "bundle"), InstanceProvider.of(sink), properties);
    }

    private ActivePlugIn add() {
        return add(number -> {
        }, Map.of());
    }

    private void voice() {
        fake.subscribe(TrackKind.AUDIO, "voice", TrackSource.MICROPHONE);
    }

    private void awaitTold(String... expected) {
        await().untilAsserted(() -> assertThat(told).containsExactly(expected));
    }

    @Test
    void shouldOpenAStreamWhicheverComesFirst() {
        add();
        sinks.addRoom(fake.room);
        voice();
        awaitTold("started voice");
        fire(1, -1);
        awaitTold("started voice", "voice 1", "ended voice END_OF_TRACK");

        told.clear();
        fake.unsubscribe("voice");
        voice();
        awaitTold("started voice");
    }

    @Test
    void shouldOpenAStreamOnATrackThatWasThereBefore() {
        voice();
        sinks.addRoom(fake.room);
        ActivePlugIn added = add();
        awaitTold("started voice");
        assertThat(added.statistics().streams()).isEqualTo(1);
        fire(1, 2);
        awaitTold("started voice", "voice 1", "voice 2");
        assertThat(added.statistics()).returns(2L, PlugInStatistics::frames).returns(0L, PlugInStatistics::failed);
    }

    @Test
    void shouldOpenOneStreamOnlyForEachSinkAndTrackItAsksFor() {
        sinks.addRoom(fake.room);
        add(number -> {
        }, Map.of(PlugInConstants.PARTICIPANT, "bob"));
        add(number -> {
        }, Map.of(PlugInConstants.PARTICIPANT, "ada", PlugInConstants.TRACK_SOURCE, "MICROPHONE"));
        voice();
        fake.subscribe(TrackKind.AUDIO, "screen", TrackSource.SCREENSHARE_AUDIO);
        fake.subscribe(TrackKind.VIDEO, "face", TrackSource.CAMERA);
        fake.subscribe(TrackKind.AUDIO, "closed", TrackSource.MICROPHONE);
        awaitTold("started voice");
        await().untilAsserted(
                () -> assertThat(sinks.hosted()).extracting(sink -> sink.statistics().streams()).containsExactly(0, 1));
        assertThat(opened).hasSize(1);
    }

    @Test
    void shouldCloseAndOpenAsModifiedPropertiesSay() {
        sinks.addRoom(fake.room);
        voice();
        ActivePlugIn sink = add();
        awaitTold("started voice");
        sink.update(Map.of(PlugInConstants.NAME, "another name", PlugInConstants.TRACK, "voice"));
        assertThat(opened).hasSize(1);

        sink.update(Map.of(PlugInConstants.TRACK, "screen"));
        awaitTold("started voice", "ended voice CLOSED");
        sink.update(Map.of());
        awaitTold("started voice", "ended voice CLOSED", "started voice");
        sink.update(Map.of(CAPACITY, 7));
        awaitTold("started voice", "ended voice CLOSED", "started voice", "ended voice CLOSED", "started voice");

        assertThatIllegalArgumentException().isThrownBy(() -> sink.update(Map.of(CAPACITY, "seven")));
        assertThat(told).hasSize(5);
    }

    @Test
    void shouldGoOnWhenASinkThrows() {
        sinks.addRoom(fake.room);
        voice();
        ActivePlugIn sink = add(number -> {
            throw new LinkageError("expected in this test");
        }, Map.of());
        awaitTold("started voice");
        fire(1, 2);
        awaitTold("started voice", "voice 1", "voice 2");
        await().until(() -> sink.statistics().failed() == 2);
    }

    @Test
    void shouldDisturbNobodyWhenASinkBlocks() {
        CountDownLatch go = new CountDownLatch(1);
        sinks.addRoom(fake.room);
        voice();
        ActivePlugIn blocking = add(number -> {
            told.add("blocked");
            await().forever().until(() -> go.getCount() == 0);
        }, Map.of(CAPACITY, 2));
        awaitTold("started voice");
        fire(1);
        awaitTold("started voice", "voice 1", "blocked");
        add();
        await().until(() -> told.size() == 4);
        told.clear();
        fire(2, 3, 4);
        awaitTold("voice 2", "voice 3", "voice 4");
        await().until(() -> opened.getFirst().statistics().dropped() == 1);

        blocking.close();
        assertThat(opened.getFirst().end()).contains(StreamEnd.CLOSED);
        go.countDown();
        await().until(() -> processors.streams().size() == 1);
        assertThat(told).hasSize(3);
    }

    @Test
    void shouldTellASinkOfTheEndBeforeItIsGone() {
        sinks.addRoom(fake.room);
        voice();
        ActivePlugIn sink = add();
        awaitTold("started voice");
        sink.close();
        assertThat(told).containsExactly("started voice", "ended voice CLOSED");
        voice();
        assertThat(told).hasSize(2);
        assertThat(sinks.hosted()).isEmpty();
    }

    @Test
    void shouldNotWaitForItselfWhenASinkRemovesItself() {
        CompletableFuture<ActivePlugIn> self = new CompletableFuture<>();
        self.complete(add(number -> self.join().close(), Map.of()));
        sinks.addRoom(fake.room);
        voice();
        awaitTold("started voice");
        fire(1, 2);
        awaitTold("started voice", "voice 1", "ended voice CLOSED");
    }

    @Test
    void shouldFollowARoomNoMoreWhenItIsGone() {
        add();
        sinks.addRoom(fake.room);
        sinks.addRoom(fake.room);
        assertThat(fake.listeners).hasSize(1);
        sinks.removeRoom(fake.room);
        assertThat(fake.listeners).isEmpty();
        voice();
        assertThat(opened).isEmpty();
    }

    @Test
    void shouldDeliverTheRestAndThenNothingMoreWhenTheServiceGoes() {
        sinks.addRoom(fake.room);
        voice();
        add();
        awaitTold("started voice");
        fire(1, 2);
        opened.getFirst().end(StreamEnd.SERVICE_STOPPED);
        sinks.close();
        assertThat(told).containsExactly("started voice", "voice 1", "voice 2", "ended voice SERVICE_STOPPED");
        assertThat(fake.listeners).isEmpty();
        assertThatIllegalStateException().isThrownBy(this::add);
        sinks.addRoom(fake.room);
        assertThat(fake.listeners).isEmpty();
    }
}
