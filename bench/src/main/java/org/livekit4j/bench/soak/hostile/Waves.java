package org.livekit4j.bench.soak.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.media.Feeding;
import org.livekit4j.bench.soak.media.VideoLine;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;

/** What hostile peers send. */
public final class Waves {
    private static final int TRACKS = 4;

    private Waves() {}

    /** Some 100 packets a second: two cores have to have time left for everybody else, or all silence is theirs. */
    public static void data(Room room, Round round) throws InterruptedException {
        DataPublishOptions options = DataPublishOptions.DEFAULTS.withReliable(round.oneIn(2)).withTopic(Names.any(round));
        byte[] payload = new byte[round.oneOf(0, 100, 1_000, 4_000)];
        for (int packet = 0; packet < 25; packet++) {
            round.reports().calls().send("data", () -> room.localParticipant().publishData(payload, options));
        }
        round.awaitEnd(250);
    }

    /** Some 30 calls a second, mostly of methods that there are. */
    public static void calls(Room room, Round round) throws InterruptedException {
        RpcOptions options = RpcOptions.DEFAULTS.withResponseTimeout(Duration.ofSeconds(round.oneOf(1, 10)));
        String payload = "x".repeat(round.oneOf(0, 100, 15_000));
        for (String other : room.remoteParticipants().keySet()) {
            for (int call = 0; call < 3; call++) {
                String method = round.oneOf("beat", "beat", "echo", "other", Names.any(round));
                round.reports().calls().send("call", () -> room.localParticipant().performRpc(other, method, payload, options));
            }
        }
        round.awaitEnd(300);
    }

    /** Names, attributes, chat, tones and what is said. */
    public static void texts(Room room, Round round) throws InterruptedException {
        Calls calls = round.reports().calls();
        LocalParticipant me = room.localParticipant();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < 10; i++) {
            attributes.put(Names.any(round) + i, Names.any(round));
        }
        calls.send("attributes", () -> me.setAttributes(attributes));
        calls.send("name", () -> me.setName(Names.any(round)));
        calls.send("metadata", () -> me.setMetadata(Names.any(round)));
        for (int i = 0; i < 5; i++) {
            calls.send("chat", () -> me.sendChatMessage(Names.any(round), List.of()));
            calls.send("dtmf", () -> me.publishDtmf(round.random().nextInt(16), Names.any(round), List.of()));
        }
        round.awaitEnd(500);
    }

    /** Tracks of tiny frames with odd names, some 15 a minute, which end when they please. */
    public static void tracks(Room room, Round round) throws InterruptedException {
        Calls calls = round.reports().calls();
        List<AutoCloseable> open = new ArrayList<>();
        for (int track = 0; track < TRACKS && round.goesOn(); track++) {
            VideoLine line = calls.ask("open line", () -> new VideoLine(round.services().video(), Names.any(round),
                    round.oneOf(4, 5, 16, 33), round.oneOf(4, 7, 16)));
            if (line != null) {
                open.add(line);
                open.add(new Feeding(line));
                calls.send("publish", () -> room.localParticipant().publishTrack(line.track(), TrackPublishOptions.DEFAULTS));
            }
            round.pause(2_000);
        }
        round.pause(20_000);
        for (AutoCloseable resource : open.reversed()) {
            calls.run("close line", resource::close);
        }
    }
}
