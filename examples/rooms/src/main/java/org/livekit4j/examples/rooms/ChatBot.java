package org.livekit4j.examples.rooms;

import java.util.Map;
import org.livekit4j.LiveKit;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamReader;
import org.livekit4j.text.Printable;

/** Answers the chat of LiveKit's clients, until the room ends: texts with their lengths, files with their sizes. */
public final class ChatBot {
    private static final String TOPIC = ChatMessage.TOPIC;
    private static final int LONGEST_TEXT = 100_000;

    private ChatBot() {}

    public static void main(String[] args) throws InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token)) {
            room.registerTextStreamHandler(TOPIC, ChatBot::text);
            room.registerByteStreamHandler(TOPIC, ChatBot::file);
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    private static void text(Room room, TextStreamReader stream) throws InterruptedException {
        String text = stream.readAll(LONGEST_TEXT);
        System.out.println(Printable.of(stream.senderIdentity()) + ": " + Printable.of(text));
        answer(room, stream.senderIdentity(), stream.info().streamId(), "that was " + text.length() + " characters");
    }

    /** Of a file of any size, a chunk at a time is in memory. */
    private static void file(Room room, ByteStreamReader stream) throws InterruptedException {
        long bytes = 0;
        for (byte[] chunk : stream) {
            bytes += chunk.length;
        }
        answer(room, stream.senderIdentity(), stream.info().streamId(), "that was a file of " + bytes + " bytes");
    }

    private static void answer(Room room, String to, String question, String text) throws InterruptedException {
        LiveKit.await(room.localParticipant().sendText(text, TextStreamOptions.DEFAULTS.withTopic(TOPIC)
                .withDestinationIdentities(to).withReplyToStreamId(question).withAttributes(Map.of("bot", "yes"))));
    }
}
