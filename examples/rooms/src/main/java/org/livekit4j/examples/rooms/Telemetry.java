package org.livekit4j.examples.rooms;

import java.nio.charset.StandardCharsets;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.data.DataFrame;
import org.livekit4j.data.DataStream;
import org.livekit4j.data.DataStreamOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.Printable;

/** Tells on a data track how much memory it uses, and prints what others tell, and how many of their frames were lost. */
public final class Telemetry {
    private static final String TRACK = "memory";
    private static final long PERIOD_MILLIS = 200;
    private static final long KIB = 1024;

    private Telemetry() {}

    public static void main(String[] args) throws InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token, RoomOptions.DEFAULTS, (_, event) -> {
                    if (event instanceof RoomEvent.DataTrackPublished(_, var track) && track.name().equals(TRACK)) {
                        Thread.startVirtualThread(() -> print(livekit, track));
                    }
                })) {
            System.out.println("joined " + Printable.of(room.name()));
            Thread.startVirtualThread(() -> send(room));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    // @start region="send"
    private static void send(Room room) {
        try (LocalDataTrack memory = LiveKit.await(room.localParticipant().publishDataTrack(TRACK))) {
            for (long number = 0; memory.published(); number++) {
                long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                memory.tryPush(DataFrame.of((used / KIB + " KiB").getBytes(StandardCharsets.UTF_8), number));
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException | LiveKitException e) {
            System.err.println(Printable.of("cannot tell: " + e.getMessage()));
        }
    }
    // @end

    /** The latest frame is enough: what a slow terminal misses counts as lost. */
    // @start region="print"
    private static void print(LiveKit livekit, RemoteDataTrack track) {
        long expected = 0;
        long lost = 0;
        try (DataStream frames = livekit.data().openStream(track, DataStreamOptions.DEFAULTS.withCapacity(1))) {
            for (DataFrame frame : frames) {
                long number = frame.userTimestamp().orElse(expected);
                lost += expected == 0 ? 0 : Math.max(0, number - expected);
                expected = number + 1;
                String told = new String(frame.payload(), StandardCharsets.UTF_8);
                System.out.println(Printable.of(track.publisherIdentity() + ": " + told + ", lost: " + lost));
            }
        } catch (RuntimeException e) {
            System.err.println(Printable.of(track.name() + " is over: " + e.getMessage()));
        }
    }
    // @end
}
