package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.RoomEvent;

/** Messages of LiveKit's old chat. */
class ChatIT {
    @RegisterExtension
    final Meeting meeting = new Meeting();
    private LocalParticipant ada;
    private Attendee bob;

    @BeforeEach
    void meet() {
        Attendee sender = meeting.join("ada");
        bob = meeting.join("bob");
        sender.awaitParticipant("bob");
        bob.awaitParticipant("ada");
        ada = sender.room().localParticipant();
    }

    @Test
    void shouldReachOthers() {
        ChatMessage sent = ada.sendChatMessage("grüß dich", List.of()).join();
        RoomEvent.ChatMessageReceived received = bob.awaitEvent(RoomEvent.ChatMessageReceived.class);

        assertThat(received.message()).isEqualTo(sent);
        assertThat(received.message().message()).isEqualTo("grüß dich");
        assertThat(received.message().edited()).isEmpty();
        assertThat(received.participantIdentity()).isEqualTo("ada");
        assertThat(received.participant()).contains(bob.room().remoteParticipants().get("ada"));
    }

    @Test
    void shouldTakeThePlaceOfAnEarlierOneWhenEdited() {
        ChatMessage sent = ada.sendChatMessage("helo", List.of()).join();
        ChatMessage edited = ada.editChatMessage(sent, "hello", List.of()).join();
        ChatMessage received = bob.awaitEvent(RoomEvent.ChatMessageReceived.class, event -> event.message().edited().isPresent())
                .message();

        assertThat(edited.id()).isEqualTo(sent.id());
        assertThat(received.id()).isEqualTo(sent.id());
        assertThat(received.message()).isEqualTo("hello");
    }
}
