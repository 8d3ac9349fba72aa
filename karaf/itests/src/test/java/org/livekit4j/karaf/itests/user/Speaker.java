package org.livekit4j.karaf.itests.user;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.TrackSource;

/** Another participant, who has a tone as a microphone for some seconds and leaves. */
final class Speaker {
    private static final int SECONDS = 3;

    private Speaker() {}

    static String speak(Rooms rooms, Audio audio, String url, String token) throws Exception {
        try (AudioSource source = audio.createSource(AudioSourceOptions.of(Tone.RATE, 1).withQueueSizeMs(100));
                LocalAudioTrack track = audio.createTrack("voice", source);
                Room room = rooms.connect(url, token, RoomOptions.DEFAULTS).get(60, TimeUnit.SECONDS)) {
            room.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS.withSource(TrackSource.MICROPHONE)).get(60,
                    TimeUnit.SECONDS);
            List<AudioFrame> second = Tone.frames(100);
            for (int i = 0; i < SECONDS; i++) {
                for (AudioFrame frame : second) {
                    source.capture(frame);
                }
            }
            return room.name();
        }
    }
}
