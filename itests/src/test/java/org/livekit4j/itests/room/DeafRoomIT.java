package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.SimulatedScenario;
import org.livekit4j.room.TrackPublishOptions;

/**
 * Rooms that reconnect in full for a second time before the first is over. Of many, the native library leaves some without events for ever, and some
 * without what they publish.
 */
class DeafRoomIT {
    private static final int ROOMS = 16;
    private static final Duration MENDED = Duration.ofSeconds(90);

    @RegisterExtension
    final Meeting meeting = new Meeting();

    private void reconnectTwice(Room room, int number) {
        room.simulate(SimulatedScenario.FULL_RECONNECT);
        LockSupport.parkNanos(Duration.ofMillis(50 + 10 * number).toNanos());
        room.simulate(SimulatedScenario.FULL_RECONNECT);
    }

    @Test
    void shouldMendOrEndRoomsThatAreNotWhatTheySay() throws Exception {
        List<Attendee> attendees = IntStream.range(0, ROOMS).mapToObj(i -> meeting.joinRoom(meeting.name() + i, "ada")).toList();
        for (Attendee attendee : attendees) {
            for (String name : List.of("first", "second")) {
                ToneSender tone = meeting.closing(new ToneSender(meeting.audio(), name, 500));
                attendee.room().localParticipant().publishTrack(tone.track(), TrackPublishOptions.DEFAULTS).join();
            }
        }
        PythonPeer admin = meeting.closing(new PythonPeer());
        List<Thread> reconnecting = IntStream.range(0, ROOMS)
                .mapToObj(i -> Thread.startVirtualThread(() -> reconnectTwice(attendees.get(i).room(), i))).toList();
        for (Thread thread : reconnecting) {
            thread.join();
        }

        await("each room is as it says, or has ended").atMost(MENDED).pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(IntStream.range(0, ROOMS)).allSatisfy(i -> {
                    Room room = attendees.get(i).room();
                    if (room.connectionState() == ConnectionState.DISCONNECTED) {
                        assertThat(room.ended()).isCompletedWithValueMatching(
                                Set.of(DisconnectReason.NATIVE_UNRESPONSIVE, DisconnectReason.PUBLICATION_LOST)::contains);
                    } else {
                        assertThat(room.connectionState()).isEqualTo(ConnectionState.CONNECTED);
                        assertThat(room.localParticipant().trackPublications().values()).extracting(LocalTrackPublication::name)
                                .containsExactlyInAnyOrder("first", "second");
                        assertThat(WhatIsSaidIT.onTheServer(list(admin, meeting.name() + i), "ada"))
                                .hasSameElementsAs(room.localParticipant().trackPublications().keySet());
                    }
                }));
        for (Attendee attendee : attendees) {
            if (attendee.room().connectionState() == ConnectionState.DISCONNECTED) {
                assertThat(attendee.events()).last().isInstanceOf(RoomEvent.Disconnected.class);
            } else {
                assertHears(attendee, admin);
            }
        }
    }

    @Test
    void shouldStayInARoomInWhichNothingHappens() {
        Attendee attendee = meeting.join("ada");
        AtomicInteger answers = new AtomicInteger();
        meeting.closing(meeting.queue().subscribe(event -> answers.incrementAndGet(),
                Map.of(QueueConstants.EVENT_TYPES, "room_event.data_channel_low_threshold_changed")));

        await("the watchdog has asked again after it was answered").atMost(MENDED).until(() -> answers.get() >= 3);
        assertThat(attendee.room().connectionState()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(attendee.room().ended()).isNotDone();
    }

    private JsonObject list(PythonPeer admin, String room) {
        JsonObject answer = admin.admin(meeting.server(), "list_participants", Map.of("room", room));
        if (!answer.has("participants")) {
            answer.add("participants", new JsonArray());
        }
        return answer;
    }

    /** Events still come. */
    private void assertHears(Attendee attendee, PythonPeer admin) {
        admin.admin(meeting.server(), "update_room_metadata",
                Map.of("room", attendee.room().name(), "metadata", "still there"));
        attendee.awaitEvent(RoomEvent.RoomMetadataChanged.class, event -> event.newMetadata().equals("still there"));
    }
}
