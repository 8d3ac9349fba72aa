package org.livekit4j.examples.rooms;

import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.stream.MediaServices;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/** Publishes the sound of each track in the room back into it, until the room ends. */
public final class EchoBot {
    private static final int RATE = 48_000;

    private EchoBot() {}

    public static void main(String[] args) {
        String url = Environment.url();
        String token = Environment.token();
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
                OwnedFfiEventQueue queue = FfiQueues.open(client);
                MediaServices.Opened<Rooms> rooms = MediaServices.open(Rooms.class, client, queue::subscribe);
                MediaServices.Opened<Audio> audio = MediaServices.open(Audio.class, client, queue::subscribe);
                Room room = rooms.service().connect(url, token, RoomOptions.DEFAULTS, (where, event) -> {
                    if (event instanceof RoomEvent.TrackSubscribed(var speaker, var _, RemoteAudioTrack track)) {
                        Thread.startVirtualThread(() -> echo(where, audio.service(), track, "echo of " + speaker.identity()));
                    }
                }).join()) {
            Runtime.getRuntime().addShutdownHook(new Thread(room::close)); // or a killed process stays in the room for a while
            System.out.println("joined " + Printable.of(room.name()));
            System.out.println("the room has ended: " + room.ended().join());
        }
    }

    /** Goes on until the track ends. The source's queue keeps the pace; it is short, so that the echo stays close. */
    private static void echo(Room room, Audio audio, RemoteAudioTrack track, String name) {
        try (AudioStream heard = audio.openStream(track, AudioStreamOptions.DEFAULTS.withSampleRate(RATE));
                AudioSource source = audio.createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(100));
                LocalAudioTrack echo = audio.createTrack(name, source)) {
            LocalTrackPublication publication = room.localParticipant().publishTrack(echo, TrackPublishOptions.DEFAULTS).join();
            for (AudioFrame frame : heard) {
                source.capture(frame);
            }
            room.localParticipant().unpublishTrack(publication).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.println(Printable.of(name + " is over: " + e.getMessage()));
        }
    }
}
