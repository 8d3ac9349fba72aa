package org.livekit4j.demo.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.demo.DataFigures;
import org.livekit4j.ffi.Polling;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamReader;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamReader;

/** Texts, one a second, and a file, sent in a room while there are frames; and those that come. */
final class DataTraffic {
    private static final int FILE_BYTES = 10_000_000;
    /** 400 kB a second while there are frames: they share the way, and come late where there is no space left for them. */
    private static final int PIECE_BYTES = 50_000;
    private static final long PIECE_INTERVAL_MS = 125;
    private static final long TEXT_INTERVAL_MS = 1_000;
    private static final long AUDIENCE_INTERVAL_MS = 100;
    /** How long the end of the file may take when no more frames are sent. */
    private static final Duration END_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofMillis(500);
    private static final String HASH = "sha256";
    private static final TextStreamOptions CHAT = TextStreamOptions.DEFAULTS.withTopic("lk.chat");
    private static final ByteStreamOptions FILE = ByteStreamOptions.DEFAULTS.withTopic("livekit4j-demo").withName("demo.bin")
            .withTotalBytes(FILE_BYTES);

    private final RunResults results;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger textsSent = new AtomicInteger();
    private final AtomicInteger textsReceived = new AtomicInteger();
    private final AtomicInteger filesBegun = new AtomicInteger();
    private final AtomicInteger filesReceived = new AtomicInteger();
    private final AtomicLong bytesReceived = new AtomicLong();
    private volatile int filesSent;
    private volatile long bytesSent;
    private volatile boolean sameHash = true;
    private volatile List<Thread> senders = List.of();
    private volatile boolean abandoned;
    private volatile boolean fileBegun;

    DataTraffic(RunResults results) {
        this.results = results;
    }

    /** Counts what comes to this participant from now on. */
    void receive(Room room) {
        room.registerTextStreamHandler(CHAT.topic(), this::text);
        room.registerByteStreamHandler(FILE.topic(), this::file);
    }

    /** Begins to send texts, and the file when there is an audience. */
    void send(LocalParticipant sender, BooleanSupplier audience) {
        senders = List.of(start("texts", () -> sendTexts(sender)), start("a file", () -> sendFile(sender, audience)));
    }

    /** What fails because the room is left is no problem. */
    private Thread start(String what, RunResults.Work work) {
        return Thread.ofVirtual().name("demo-data")
                .start(() -> results.attempt("sending " + what, _ -> end.getCount() == 0, work));
    }

    private void sendTexts(LocalParticipant sender) throws InterruptedException {
        do {
            LiveKit.await(sender.sendText("This is text " + (textsSent.get() + 1) + " of the demo of LiveKit4j.", CHAT));
            textsSent.incrementAndGet();
        } while (!end.await(TEXT_INTERVAL_MS, TimeUnit.MILLISECONDS));
    }

    private void sendFile(LocalParticipant sender, BooleanSupplier audience) throws InterruptedException {
        while (!audience.getAsBoolean()) {
            if (end.await(AUDIENCE_INTERVAL_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        fileBegun = true;
        MessageDigest hash = sha256();
        Random random = new Random();
        byte[] piece = new byte[PIECE_BYTES];
        try (ByteStreamWriter file = LiveKit.await(sender.streamBytes(FILE))) {
            for (int sent = 0; sent < FILE_BYTES; sent += piece.length) {
                if (abandoned) {
                    LiveKit.await(file.abort("the run was stopped"));
                    return;
                }
                random.nextBytes(piece);
                hash.update(piece);
                LiveKit.await(file.write(piece));
                bytesSent = sent + piece.length;
                end.await(PIECE_INTERVAL_MS, TimeUnit.MILLISECONDS);
            }
            LiveKit.await(file.finish(Map.of(HASH, HexFormat.of().formatHex(hash.digest()))));
        }
        filesSent = 1;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private void text(Room room, TextStreamReader stream) {
        try {
            stream.forEach(_ -> {
            });
            textsReceived.incrementAndGet();
        } catch (LiveKitException e) {
            // Its sender has left, or the run is over.
        }
    }

    private void file(Room room, ByteStreamReader stream) {
        MessageDigest hash = sha256();
        try (OutputStream out = new DigestOutputStream(open(), hash)) {
            for (byte[] chunk : stream) {
                out.write(chunk);
                bytesReceived.addAndGet(chunk.length);
            }
        } catch (IOException e) {
            results.addProblem("cannot write a file that arrives", e);
            return;
        } catch (LiveKitException e) {
            return; // as above
        }
        String given = stream.info().attributes().get(HASH);
        if (given != null && !given.equals(HexFormat.of().formatHex(hash.digest()))) {
            sameHash = false;
        }
        filesReceived.incrementAndGet();
    }

    private OutputStream open() throws IOException {
        return results.wantFiles()
                ? Files.newOutputStream(results.addFile("file-%02d.bin".formatted(filesBegun.incrementAndGet())))
                : OutputStream.nullOutputStream();
    }

    /**
     * Sends no more texts, waits for the end of the file unless the run is stopped, and says what is missing then.
     *
     * @param witnessed whether everything is to come back
     */
    void settle(boolean witnessed, BooleanSupplier stopped) throws InterruptedException {
        end.countDown();
        if (senders.isEmpty()) {
            return;
        }
        Polling.await(() -> stopped.getAsBoolean() || (filesSent == 1 || !fileBegun) && (!witnessed || cameBack()),
                System.nanoTime() + END_TIMEOUT.toNanos());
        if (!stopped.getAsBoolean()) {
            judge(witnessed);
        }
        abandoned = true;
        for (Thread sender : senders) { // before the room is left
            sender.join(STOP_TIMEOUT);
        }
    }

    private boolean cameBack() {
        return filesReceived.get() == filesSent && textsReceived.get() == textsSent.get();
    }

    private void judge(boolean witnessed) {
        if (fileBegun && filesSent == 0) {
            results.addProblem("only " + bytesSent + " of " + FILE_BYTES + " bytes of the file were sent");
        } else if (witnessed && !cameBack()) {
            results.addProblem(textsReceived + " of " + textsSent + " texts and " + filesReceived + " of " + filesSent
                    + " files arrived");
        }
        if (!sameHash) {
            results.addProblem("a file arrived with another hash than its sender gave");
        }
    }

    DataFigures figures() {
        // What was received is read first, so that it is never more than what was sent.
        int received = textsReceived.get();
        return new DataFigures(new DataFigures.Texts(textsSent.get(), received),
                new DataFigures.Files(filesSent, filesReceived.get(), bytesSent, bytesReceived.get(), sameHash));
    }
}
