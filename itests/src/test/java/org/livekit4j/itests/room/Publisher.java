package org.livekit4j.itests.room;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.itests.Colour;
import org.livekit4j.itests.Java;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.Video;

/**
 * A participant in a JVM of its own, whose tracks do not end when bundles of the test do: it publishes a tone as a microphone and a red picture as
 * a camera, until it is closed.
 */
public final class Publisher implements AutoCloseable {
    public static final int HERTZ = 440;
    private static final String TOKEN = "PUBLISHER_TOKEN";

    private final Process process;

    private Publisher(Process process) {
        this.process = process;
    }

    /** @param classPath of the tests */
    public static Publisher start(String classPath, String url, String token, String audioTrack, String videoTrack)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Java.command("--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                Publisher.class.getName(), url, audioTrack, videoTrack)).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put(TOKEN, token);
        return new Publisher(builder.start());
    }

    public static void main(String[] args) throws Exception {
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);
                ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
                ServiceFactory.Opened<Video> video = ServiceFactory.open(Video.class, client, queue::subscribe);
                ToneSender tone = new ToneSender(audio.service(), args[1], HERTZ);
                PictureSender picture = new PictureSender(video.service(), args[2], 320, 180, Colour.RED);
                Room room = rooms.service().connect(args[0], System.getenv(TOKEN), RoomOptions.DEFAULTS).join()) {
            room.localParticipant().publishTrack(tone.track(),
                    TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)).join();
            room.localParticipant().publishTrack(picture.track(), TrackPublishOptions.DEFAULTS.withSource(TrackSource.CAMERA))
                    .join();
            System.in.readAllBytes(); // until the test goes, however it does
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
