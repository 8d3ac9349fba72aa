package hello;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.LiveKit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import org.livekit4j.track.RemoteAudioTrack;

public class Hello {
    public static void main(String... args) throws Exception {
        var heard = new CompletableFuture<RemoteAudioTrack>();
        try (var livekit = LiveKit.create();
                var speaker = livekit.connect(System.getenv("LIVEKIT_URL"), token("speaker"));
                var listener = livekit.connect(System.getenv("LIVEKIT_URL"), token("listener"), RoomOptions.DEFAULTS,
                        (room, event) -> {
                            if (event instanceof RoomEvent.TrackSubscribed(var _, var _, RemoteAudioTrack t)) heard.complete(t);
                        });
                var source = livekit.audio().createSource(48_000, 1);
                var track = livekit.audio().createTrack("tone", source)) {
            speaker.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS).join();
            try (var stream = livekit.audio().openStream(heard.join())) {
                for (int loudest = 0; loudest < 1000;) {
                    source.capture(tone());
                    AudioFrame frame = stream.poll(Duration.ofMillis(5));
                    for (short sample : frame == null ? new short[0] : frame.data()) loudest = Math.max(loudest, sample);
                }
            }
            System.out.println("a tone was heard in " + listener.name());
        }
    }

    private static String token(String who) {
        return AccessToken.of(System.getenv("LIVEKIT_API_KEY"), System.getenv("LIVEKIT_API_SECRET")).withIdentity(who)
                .withGrant(VideoGrant.join("hall")).toJwt();
    }

    private static AudioFrame tone() {
        short[] samples = new short[480];
        for (int i = 0; i < samples.length; i++) samples[i] = (short) (10_000 * Math.sin(i / 10.0));
        return new AudioFrame(samples, 48_000, 1);
    }
}
