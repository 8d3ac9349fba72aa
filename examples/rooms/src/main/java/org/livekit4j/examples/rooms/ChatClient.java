package org.livekit4j.examples.rooms;

import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamReader;
import org.livekit4j.text.Printable;

/** A chat client for the terminal: sends what is typed and prints what others write, until the input or the room ends. */
public final class ChatClient {
    private static final TextStreamOptions CHAT = TextStreamOptions.DEFAULTS.withTopic("lk.chat");
    private static final int LONGEST_TEXT = 100_000;

    private ChatClient() {}

    public static void main(String[] args) throws InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token)) {
            room.registerTextStreamHandler(CHAT.topic(), ChatClient::print);
            System.out.println("joined " + Printable.of(room.name()));
            Thread.ofPlatform().daemon().name("keyboard").start(() -> sendLines(room));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    /** A text may come in pieces, as that of a language model does; this waits for all of it. */
    private static void print(Room room, TextStreamReader stream) throws InterruptedException {
        String text = stream.readAll(LONGEST_TEXT);
        System.out.println(Printable.of(stream.senderIdentity()) + ": " + Printable.of(text));
    }

    private static void sendLines(Room room) {
        try {
            for (String line = IO.readln(); line != null; line = IO.readln()) {
                if (!line.isBlank()) {
                    LiveKit.await(room.localParticipant().sendText(line, CHAT));
                }
            }
        } catch (InterruptedException | LiveKitException e) {
            System.err.println("cannot send: " + e.getMessage());
        }
        room.close();
    }
}
