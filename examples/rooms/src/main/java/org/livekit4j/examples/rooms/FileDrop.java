package org.livekit4j.examples.rooms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.LiveKit;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.SendProgress;
import org.livekit4j.text.Printable;

/** Saves the files that others send in the folder of its first argument, and sends those of its other arguments. */
public final class FileDrop {
    private static final ByteStreamOptions FILES = ByteStreamOptions.DEFAULTS.withTopic("files");
    private static final int PERCENT = 100;
    private static final int STEP = 10;
    private static final long WAIT_MILLIS = 100;

    private FileDrop() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        Path folder = Files.createDirectories(Path.of(args.length == 0 ? "." : args[0]));
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token)) {
            room.registerByteStreamHandler(FILES.topic(), (_, stream) -> save(stream, folder));
            System.out.println("joined " + Printable.of(room.name()));
            for (int i = 1; i < args.length; i++) {
                send(room, Path.of(args[i]));
            }
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    /** The sender's name of a file is for people only: as a path it could lead anywhere. */
    // @start region="save"
    private static void save(ByteStreamReader stream, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve("drop-" + System.nanoTime());
        long bytes = stream.saveTo(target);
        System.out.println("saved " + bytes + " bytes of " + Printable.of(stream.info().name()) + " from "
                + Printable.of(stream.senderIdentity()) + " as " + target);
    }
    // @end

    private static void send(Room room, Path file) throws InterruptedException {
        while (room.remoteParticipants().isEmpty()) {
            Thread.sleep(WAIT_MILLIS); // for those who are to have it
        }
        LiveKit.await(room.localParticipant().sendFile(file, FILES, progress(file)));
        System.out.println("sent " + file);
    }

    /** Prints a line for each tenth. */
    private static SendProgress progress(Path file) {
        AtomicLong printed = new AtomicLong();
        return (sent, total) -> {
            long percent = total == 0 ? PERCENT : PERCENT * sent / total;
            if (percent - printed.get() >= STEP) {
                printed.set(percent);
                System.out.println(file + ": " + percent + " %");
            }
        };
    }
}
