package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.EventView;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.WireReader;
import org.livekit4j.ffi.proto.AudioStreamEOS;
import org.livekit4j.ffi.proto.AudioStreamEvent;
import org.livekit4j.ffi.proto.CaptureAudioFrameCallback;
import org.livekit4j.ffi.proto.ChatMessageReceived;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.ParticipantActive;
import org.livekit4j.ffi.proto.RoomEvent;
import org.livekit4j.ffi.proto.VideoStreamEOS;
import org.livekit4j.ffi.proto.VideoStreamEvent;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;

/**
 * A function as filter of native events. The first seven are the cases of the Python SDK's {@code test_ffi_queue.py}, by their numbers there, with
 * native events in place of mock objects.
 */
@Timeout(30)
class FilterFunctionTest {
    private static final Map<String, ?> DIRECT = Map.of(QueueConstants.DELIVERY, "direct");

    private final FakeFfiClient client = new FakeFfiClient();
    private OwnedFfiEventQueue queue;

    @BeforeEach
    void open() {
        queue = FfiQueues.open(client);
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private static FakeEvent audio(long stream) {
        return new FakeEvent(FfiEvent.newBuilder().setAudioStreamEvent(
                AudioStreamEvent.newBuilder().setStreamHandle(stream).setEos(AudioStreamEOS.getDefaultInstance())).build(),
                stream);
    }

    private static FakeEvent video(long stream) {
        return new FakeEvent(FfiEvent.newBuilder().setVideoStreamEvent(
                VideoStreamEvent.newBuilder().setStreamHandle(stream).setEos(VideoStreamEOS.getDefaultInstance())).build(),
                stream);
    }

    private static FakeEvent room(long room, String participant) {
        return new FakeEvent(FfiEvent.newBuilder().setRoomEvent(RoomEvent.newBuilder().setRoomHandle(room)
                .setParticipantActive(ParticipantActive.newBuilder().setParticipantIdentity(participant))).build(), room);
    }

    private static FakeEvent captured(long request) {
        return new FakeEvent(
                FfiEvent.newBuilder().setCaptureAudioFrame(CaptureAudioFrameCallback.newBuilder().setAsyncId(request)).build(),
                request);
    }

    private List<NativeEvent> subscribe() {
        List<NativeEvent> received = new ArrayList<>();
        queue.subscribe(received::add, DIRECT);
        return received;
    }

    private List<NativeEvent> subscribe(FfiEventFilter filter) {
        List<NativeEvent> received = new ArrayList<>();
        queue.subscribe(received::add, DIRECT, filter);
        return received;
    }

    private List<FakeEvent> fire(FakeEvent... events) {
        for (FakeEvent event : events) {
            client.fire(event);
        }
        return List.of(events);
    }

    private static boolean isAudio(EventView event) {
        return event.type() == FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER;
    }

    @Test
    void case1ShouldReceiveAllWhenThereIsNoFilter() {
        List<NativeEvent> received = subscribe();
        List<FakeEvent> events = fire(audio(1), video(2), room(3, "anna"), captured(4));
        assertThat(received).isEqualTo(events).hasSize(4);
    }

    @Test
    void case2ShouldReceiveOnlyWhatMatchesWhenThereIsAFilter() {
        List<NativeEvent> received = subscribe(FilterFunctionTest::isAudio);
        List<FakeEvent> events = fire(room(3, "anna"), audio(1), video(2), audio(1), captured(4));
        assertThat(received).containsExactly(events.get(1), events.get(3));
    }

    @Test
    void case3ShouldReceiveWhatEachFilterLetsThroughWhenThereAreSeveralSubscribers() {
        List<NativeEvent> audio = subscribe(FilterFunctionTest::isAudio);
        List<NativeEvent> video = subscribe(event -> event.type() == FfiEvent.VIDEO_STREAM_EVENT_FIELD_NUMBER);
        List<NativeEvent> all = subscribe();
        List<FakeEvent> events = fire(audio(1), video(2), room(3, "anna"), audio(1));
        assertThat(audio).containsExactly(events.get(0), events.get(3));
        assertThat(video).containsExactly(events.get(1));
        assertThat(all).isEqualTo(events);
        assertThat(events).allMatch(event -> event.references.get() == 0);
    }

    @Test
    void case4ShouldReceiveOnlyASetOfTypesWhenTheFilterLooksThemUp() {
        Set<Integer> wanted = Set.of(FfiEvent.ROOM_EVENT_FIELD_NUMBER, FfiEvent.CAPTURE_AUDIO_FRAME_FIELD_NUMBER);
        List<NativeEvent> received = subscribe(event -> wanted.contains(event.type()));
        List<FakeEvent> events = fire(audio(1), room(3, "anna"), video(2), captured(4), room(3, "ben"));
        assertThat(received).containsExactly(events.get(1), events.get(3), events.get(4));
    }

    @Test
    void case5ShouldReceiveNothingMoreWhenAFilteredSubscriberIsClosed() {
        List<NativeEvent> received = new ArrayList<>();
        List<EventView> asked = new ArrayList<>();
        UpdatableRegistration registration = queue.subscribe(received::add, DIRECT, asked::add);
        fire(audio(1));
        registration.close();
        fire(audio(1));
        assertThat(received).hasSize(1);
        assertThat(asked).hasSize(1);
        assertThat(queue.statistics().subscribers()).isEmpty();
    }

    @Test
    void case6ShouldReceiveTheEventWhenTheFilterThrows() {
        List<NativeEvent> received = subscribe(event -> {
            throw new AssertionError("made for a test");
        });
        List<NativeEvent> others = subscribe(FilterFunctionTest::isAudio);
        List<FakeEvent> events = fire(audio(1), video(2));
        assertThat(received).isEqualTo(events);
        assertThat(others).containsExactly(events.get(0));
        assertThat(queue.statistics().subscribers().getFirst().filterFailed()).isEqualTo(2);
    }

    @Test
    void case7ShouldReceiveExactlyWhatMatchesWhenTenSubscribersShareAThousandEvents() {
        List<List<NativeEvent>> received = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            received.add(subscribe(event -> isAudio(event) && event.key() == 7));
        }
        int unwanted = 0;
        for (int i = 0; i < 1_000; i++) {
            FakeEvent event = client.fire(i % 20 == 0 ? audio(7) : i % 2 == 0 ? audio(8) : room(7, "anna"));
            unwanted += event.retained.get() == 0 && event.references.get() == 0 ? 1 : 0;
        }
        assertThat(received).allSatisfy(events -> assertThat(events).hasSize(50));
        assertThat(unwanted).isEqualTo(1_000);
        assertThat(queue.statistics().total()).isEqualTo(new LaneStatistics(1_000, 950, 500, 0));
        assertThat(queue.statistics().subscribers()).allMatch(subscriber -> subscriber.offered() == 50);
    }

    @Test
    void shouldSeeTypeInnerTypeKeyAndBytesWhenItIsAsked() {
        WireReader wire = new WireReader();
        List<NativeEvent> received = subscribe(event -> event.innerType() == RoomEvent.PARTICIPANT_ACTIVE_FIELD_NUMBER
                && event.key() == 3 && wire.read(event).enter(FfiEvent.ROOM_EVENT_FIELD_NUMBER)
                && wire.enter(RoomEvent.PARTICIPANT_ACTIVE_FIELD_NUMBER) && wire.next() && wire.varint() == "ben".length());
        List<FakeEvent> events = fire(room(3, "anna"), room(3, "ben"), room(4, "ben"), chat(3));
        assertThat(received).containsExactly(events.get(1));
    }

    private static FakeEvent chat(long room) {
        return new FakeEvent(FfiEvent.newBuilder().setRoomEvent(
                RoomEvent.newBuilder().setRoomHandle(room).setChatMessage(ChatMessageReceived.getDefaultInstance())
                        .buildPartial())
                .buildPartial(), room);
    }

    @Test
    void shouldBeAskedOnlyAboutWhatPassesTypesAndKeys() {
        List<Integer> asked = new ArrayList<>();
        queue.subscribe(event -> {
        }, Map.of(QueueConstants.EVENT_TYPES, new String[]{"room_event.participant_active", "audio_stream_event"},
                QueueConstants.EVENT_KEYS, 3L), event -> asked.add(event.type()));
        fire(room(3, "anna"), chat(3), room(4, "anna"), audio(3), audio(1), video(3));
        assertThat(asked).containsExactly(FfiEvent.ROOM_EVENT_FIELD_NUMBER, FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER);
    }

    @Test
    void shouldAskTheSubscriberItselfWhenItIsAFilter() {
        List<NativeEvent> received = new ArrayList<>();
        class Both implements FfiEventSubscriber, FfiEventFilter {
            @Override
            public void onEvent(NativeEvent event) {
                received.add(event);
            }

            @Override
            public boolean accepts(EventView event) {
                return isAudio(event);
            }
        }
        UpdatableRegistration registration = queue.subscribe(new Both(), DIRECT);
        List<FakeEvent> events = fire(audio(1), video(2));
        registration.update(Map.of(QueueConstants.DELIVERY, "direct", QueueConstants.EVENT_KEYS, 1L));
        events = List.of(events.get(0), fire(audio(1)).getFirst());
        fire(video(1));
        assertThat(received).isEqualTo(events);
    }

    @Test
    void shouldKeepNothingInItsQueueWhenTheFilterSaysNo() {
        List<NativeEvent> received = new ArrayList<>();
        queue.subscribe(received::add, Map.of(), event -> false);
        FakeEvent event = client.fire(audio(1));
        assertThat(event.retained).hasValue(0);
        assertThat(queue.statistics().lanes().get(Lane.AUDIO)).isEqualTo(new LaneStatistics(1, 1, 0, 0));
    }

    @Test
    void shouldRefuseWhenThereIsNoFilter() {
        assertThatNullPointerException().isThrownBy(() -> queue.subscribe(event -> {
        }, DIRECT, null)).withMessage("filter is null");
        assertThatNullPointerException().isThrownBy(() -> queue.subscribe(null, DIRECT)).withMessage("subscriber is null");
    }
}
