package org.livekit4j.examples.rooms;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * Writes the sound of an encrypted room to the folder that is its argument, as WAV, and says whose media it cannot decrypt. The
 * passphrase is in {@code LIVEKIT_PASSPHRASE}.
 */
public final class EncryptedRecorder {
    private static final int RATE = 48_000;

    private EncryptedRecorder() {}

    public static void main(String[] args) throws InterruptedException {
        String passphrase = System.getenv("LIVEKIT_PASSPHRASE");
        if (args.length != 1 || passphrase == null || passphrase.isEmpty()) {
            Environment.exit("name the folder for the recordings, and set LIVEKIT_PASSPHRASE");
        }
        Path folder = Path.of(args[0]);
        String url = Environment.url();
        String token = Environment.token();
        // @start region="options"
        RoomOptions options = RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.ofPassphrase(passphrase));
        // @end
        try (LiveKit livekit = LiveKit.create();
                ExecutorService recordings = Executors.newVirtualThreadPerTaskExecutor();
                Room room = livekit.connect(url, token, options, (where, event) -> {
                    switch (event) {
                        case RoomEvent.TrackSubscribed(var _, var _, RemoteAudioTrack track) -> recordings
                                .execute(() -> record(livekit, track, folder));
                        case RoomEvent.EncryptionStateChanged(var by, var state) -> System.out
                                .println(Printable.of(by.identity()) + " is " + state);
                        default -> {
                        }
                    }
                })) {
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    private static void record(LiveKit livekit, RemoteAudioTrack track, Path folder) {
        try (AudioStream stream = livekit.audio().openStream(track);
                WavWriter wav = WavWriter.create(folder.resolve(track.sid() + ".wav"), RATE, 1)) {
            for (AudioFrame frame : stream) {
                wav.write(frame);
            }
            System.out.println("recorded " + Printable.of(track.name()));
        } catch (IOException e) {
            System.err.println("cannot record " + track.name() + ": " + e.getMessage());
        }
    }
}
