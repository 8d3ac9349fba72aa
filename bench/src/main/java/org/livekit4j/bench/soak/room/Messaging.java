package org.livekit4j.bench.soak.room;

import java.util.List;
import java.util.Map;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.hostile.Names;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;

/** What a guest tells the others. */
final class Messaging {
    static final List<Action> ACTIONS = List.of(Messaging::data, Messaging::data, Messaging::chat, Messaging::dtmf,
            Messaging::transcribe, Messaging::describe, Messaging::describe);

    private Messaging() {}

    private static LocalParticipant me(Guest guest) {
        return guest.room().localParticipant();
    }

    private static void data(Guest guest) throws InterruptedException {
        Round round = guest.round();
        DataPublishOptions options = DataPublishOptions.DEFAULTS.withReliable(round.oneIn(2)).withTopic(Names.any(round));
        byte[] payload = new byte[round.oneOf(0, 10, 1_000, 15_000)];
        for (int packets = round.random().nextInt(20); packets >= 0; packets--) {
            guest.calls().send("data", () -> me(guest).publishData(payload, options));
        }
    }

    private static void chat(Guest guest) throws InterruptedException {
        ChatMessage sent = guest.calls().await("chat",
                () -> me(guest).sendChatMessage(Names.any(guest.round()), List.of()));
        if (sent != null) {
            guest.calls().send("edit chat", () -> me(guest).editChatMessage(sent, "edited", List.of("guest-1")));
        }
    }

    private static void dtmf(Guest guest) throws InterruptedException {
        guest.calls().send("dtmf", () -> me(guest).publishDtmf(guest.round().random().nextInt(16), "#", List.of()));
    }

    private static void transcribe(Guest guest) throws InterruptedException {
        TranscriptionSegment segment = new TranscriptionSegment("1", Names.any(guest.round()), 0, 1, "en", true);
        guest.calls().send("transcription", () -> me(guest)
                .publishTranscription(new Transcription(me(guest).identity(), "TR_none", List.of(segment))));
    }

    private static void describe(Guest guest) throws InterruptedException {
        Round round = guest.round();
        String text = Names.any(round);
        switch (round.random().nextInt(3)) {
            case 0 -> guest.calls().send("metadata", () -> me(guest).setMetadata(text));
            case 1 -> guest.calls().send("name", () -> me(guest).setName(text));
            default -> guest.calls().send("attributes",
                    () -> me(guest).setAttributes(Map.of("key-" + round.random().nextInt(5), text)));
        }
    }
}
