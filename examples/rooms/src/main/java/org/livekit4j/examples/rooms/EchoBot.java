package org.livekit4j.examples.rooms;

import org.livekit4j.LiveKit;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/** Publishes the audio of each track in the room back into it, until the room ends. */
public final class EchoBot {
    private static final int RATE = 48_000;

    private EchoBot() {}

    public static void main(String[] args) throws InterruptedException {
        String url = Environment.url();
        String token = Environment.token();
        // @start region="listen"
        try (LiveKit livekit = LiveKit.create();
                Room room = livekit.connect(url, token, RoomOptions.DEFAULTS, (where, event) -> {
                    if (event instanceof RoomEvent.TrackSubscribed(var speaker, var _, RemoteAudioTrack track)) {
                        Thread.startVirtualThread(() -> echo(where, livekit.audio(), track, "echo of " + speaker.identity()));
                    }
                })) {
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.awaitEnd());
        }
        // @end
    }

    /** Goes on until the track ends. The source's queue keeps the pace; it is short, so that the echo stays close. */
    // @start region="echo"
    private static void echo(Room room, Audio audio, RemoteAudioTrack track, String name) {
        try (AudioStream heard = audio.openStream(track, AudioStreamOptions.DEFAULTS.withSampleRate(RATE));
                AudioSource source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(100));
                LocalAudioTrack echo = audio.createTrack(name, source)) {
            LocalTrackPublication publication = LiveKit
                    .await(room.localParticipant().publishTrack(echo, TrackPublishOptions.speech()));
            for (AudioFrame frame : heard) {
                source.capture(frame);
            }
            LiveKit.await(room.localParticipant().unpublishTrack(publication));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.println(Printable.of(name + " is over: " + e.getMessage()));
        }
    }
    // @end
}
