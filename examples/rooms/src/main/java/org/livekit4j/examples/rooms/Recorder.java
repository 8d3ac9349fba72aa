package org.livekit4j.examples.rooms;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoStream;
import org.livekit4j.video.VideoStreamOptions;

/**
 * Writes each track of others to the folder that is its argument: audio as WAV, of video one PNG a second. Until the room ends.
 */
public final class Recorder {
    private static final int RATE = 48_000;
    private static final Duration RECORDINGS_END = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PICTURES = Duration.ofSeconds(1);

    private Recorder() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length != 1) {
            Environment.exit("name the folder for the recordings, and nothing else");
        }
        Path folder = Path.of(args[0]);
        String url = Environment.url();
        String token = Environment.token();
        try (LiveKit livekit = LiveKit.create();
                ExecutorService recordings = Executors.newVirtualThreadPerTaskExecutor();
                Room room = livekit.connect(url, token, RoomOptions.DEFAULTS, (where, event) -> {
                    switch (event) {
                        case RoomEvent.TrackSubscribed(var _, var _, RemoteAudioTrack track) -> recordings
                                .execute(() -> record(livekit.audio(), track, folder));
                        case RoomEvent.TrackSubscribed(var _, var _, RemoteVideoTrack track) -> recordings
                                .execute(() -> record(livekit.video(), track, folder));
                        default -> {
                        }
                    }
                })) {
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(main))); // on SIGTERM, when the room is left
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
    }

    /** Waits for the recordings, which end with the room. */
    private static void finish(Thread main) {
        try {
            main.join(RECORDINGS_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // @start region="wav"
    private static void record(Audio audio, RemoteAudioTrack track, Path folder) {
        try (AudioStream stream = audio.openStream(track, AudioStreamOptions.DEFAULTS.withSampleRate(RATE));
                WavWriter wav = WavWriter.create(file(folder, track, ".wav"), RATE, 1)) {
            for (AudioFrame frame : stream) {
                wav.write(frame);
            }
            System.out.println("recorded " + Printable.of(track.name()));
        } catch (IOException e) {
            System.err.println("cannot record " + track.name() + ": " + e.getMessage());
        }
    }
    // @end

    // @start region="png"
    private static void record(Video video, RemoteVideoTrack track, Path folder) {
        VideoStreamOptions bgra = VideoStreamOptions.DEFAULTS.withFormat(VideoBufferType.BGRA);
        try (VideoStream stream = video.openStream(track, bgra)) {
            int number = 0;
            for (VideoFrame next : stream) {
                try (VideoFrame frame = next) {
                    ImageIO.write(image(frame), "png", file(folder, track, "-%03d.png".formatted(++number)).toFile());
                }
                Thread.sleep(BETWEEN_PICTURES);
            }
            System.out.println("recorded " + Printable.of(track.name()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("cannot record " + track.name() + ": " + e.getMessage());
        }
    }
    // @end

    /** BGRA, read as little-endian integers, is what an image calls RGB. */
    private static BufferedImage image(VideoFrame frame) {
        BufferedImage image = new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        MemorySegment pixels = frame.plane(0);
        int[] rgb = pixels.toArray(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
        image.getRaster().setDataElements(0, 0, frame.width(), frame.height(), rgb);
        return image;
    }

    private static Path file(Path folder, RemoteTrack track, String suffix) {
        return folder.resolve(track.sid() + suffix);
    }
}
