package org.livekit4j.examples.rooms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.livekit4j.LiveKit;
import org.livekit4j.agent.Job;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.RemoteAudioTrack;

/**
 * Carries the sound of one room, the stage, into many others, the halls, so that more people can listen than one room holds.
 * Dispatch the agent "fan-out" to the stage with the metadata "stage", and to each hall without any. All of it happens in one
 * JVM; a hall costs a room and one published track for each speaker.
 */
public final class FanOut {
    private static final String STAGE = "stage";
    private static final int RATE = 48_000;

    private final LiveKit livekit;
    private final Map<RemoteAudioTrack, String> speakers = new HashMap<>();
    private final Set<Room> halls = new HashSet<>();

    private FanOut(LiveKit livekit) {
        this.livekit = livekit;
    }

    public static void main(String[] arguments) throws InterruptedException {
        // @start region="agent"
        try (LiveKit livekit = LiveKit.create()) {
            FanOut fanOut = new FanOut(livekit);
            livekit.agent("fan-out").onJob(fanOut::work).run();
        }
        // @end
    }

    private void work(Job job) throws InterruptedException {
        Room room = job.room();
        IO.println((isStage(job) ? "stage " : "hall ") + Printable.of(room.name()));
        if (isStage(job)) {
            room.addListener((_, event) -> hear(event));
            room.remoteParticipants().values().forEach(this::hear); // who was there first
        } else {
            open(room);
        }
        try {
            job.awaitCancelled();
        } finally {
            close(room);
        }
    }

    private static boolean isStage(Job job) {
        return job.offer().metadata().equals(STAGE);
    }

    private synchronized void hear(RoomEvent event) {
        switch (event) {
            case RoomEvent.TrackSubscribed(var speaker, var _, RemoteAudioTrack track) -> hear(speaker.identity(), track);
            case RoomEvent.TrackUnsubscribed(var _, var _, RemoteAudioTrack track) -> speakers.remove(track);
            default -> {
                // of no interest
            }
        }
    }

    private void hear(RemoteParticipant speaker) {
        speaker.trackPublications().values().forEach(publication -> publication.track().ifPresent(track -> {
            if (track instanceof RemoteAudioTrack audio) {
                hear(speaker.identity(), audio);
            }
        }));
    }

    private synchronized void hear(String speaker, RemoteAudioTrack track) {
        if (speakers.put(track, speaker) == null) {
            halls.forEach(hall -> start(hall, track, speaker));
        }
    }

    private synchronized void open(Room hall) {
        halls.add(hall);
        speakers.forEach((track, speaker) -> start(hall, track, speaker));
    }

    private synchronized void close(Room hall) {
        halls.remove(hall);
    }

    private void start(Room hall, RemoteAudioTrack track, String speaker) {
        Thread.startVirtualThread(() -> carry(hall, track, speaker));
    }

    /** Goes on until the track or the hall ends. */
    private void carry(Room hall, RemoteAudioTrack track, String speaker) {
        try (AudioStream heard = livekit.audio().openStream(track, AudioStreamOptions.DEFAULTS.withSampleRate(RATE));
                AudioSource source = livekit.audio().createSource(AudioSourceOptions.of(RATE, 1).withQueueSizeMs(100));
                LocalAudioTrack voice = livekit.audio().createTrack(speaker, source)) {
            var publication = LiveKit.await(hall.localParticipant().publishTrack(voice, TrackPublishOptions.speech()));
            hall.ended().thenRun(heard::close);
            for (AudioFrame frame : heard) {
                source.capture(frame);
            }
            LiveKit.await(hall.localParticipant().unpublishTrack(publication));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.err.println(Printable.of(speaker + " is heard no more in " + hall.name() + ": " + e.getMessage()));
        }
    }
}
