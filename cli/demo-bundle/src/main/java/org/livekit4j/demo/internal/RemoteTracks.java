package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.text.Printable;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStreamOptions;

/** Whatever other participants publish is received. */
final class RemoteTracks implements RoomListener, AutoCloseable {
    /** In this time something comes of a track that sends. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    /** They are to be counted, not only to be seen. */
    private static final VideoStreamOptions VIDEO_STREAM = VideoStreamOptions.DEFAULTS.withCapacity(16);

    private final RunResults results;
    private final LongSupplier nanoTime;
    private final RemoteTrackReceivers<Audio> audio = new RemoteTrackReceivers<>();
    private final RemoteTrackReceivers<Video> video = new RemoteTrackReceivers<>();
    private final Map<RemoteTrack, Reception> received = new ConcurrentHashMap<>();

    /** A track that is received. */
    private record Reception(String who, String mimeType, RemoteTrackReceiver<?, ?> receiver, Runnable removal,
            long sinceNanos) {}

    RemoteTracks(RunResults results, LongSupplier nanoTime) {
        this.results = results;
        this.nanoTime = nanoTime;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        switch (event) {
            case RoomEvent.TrackSubscribed(var participant, var publication, RemoteAudioTrack track) ->
                receive(participant, publication, track, audio, Recording::new,
                        service -> service.openStream(track, AudioEndpoint.STREAM));
            case RoomEvent.TrackSubscribed(var participant, var publication, RemoteVideoTrack track) ->
                receive(participant, publication, track, video, SnapshotRecorder::new,
                        service -> service.openStream(track, VIDEO_STREAM));
            case RoomEvent.TrackUnsubscribed(var _, var _, var track) -> remove(track);
            default -> {
                // Only tracks matter here.
            }
        }
    }

    private <S, F> void receive(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track,
            RemoteTrackReceivers<S> receivers, BiFunction<String, RunResults, FrameRecorder<S, F>> recorder,
            Function<S, MediaStream<F>> opener) {
        String name = name(participant, track);
        RemoteTrackReceiver<S, F> receiver = new RemoteTrackReceiver<>(name, recorder.apply(name, results), opener);
        received.put(track, new Reception(participant.identity(), publication.mimeType(), receiver,
                () -> receivers.remove(receiver), nanoTime.getAsLong()));
        receivers.add(receiver);
    }

    private void remove(RemoteTrack track) {
        Reception reception = received.remove(track);
        judge(track, reception);
        reception.removal().run();
    }

    /** A track of which nothing has come was not received. */
    private void judge(RemoteTrack track, Reception reception) {
        boolean enough = nanoTime.getAsLong() - reception.sinceNanos() >= ENOUGH.toNanos();
        if (enough && !track.muted() && reception.receiver().snapshot().received() == 0) {
            results.addProblem("nothing came of " + track + " of '" + Printable.of(reception.who())
                    + "': it sends nothing, or the codec " + Printable.of(reception.mimeType()) + " cannot be decoded here");
        }
    }

    /** Fit for the name of a file, and of no other track. */
    private static String name(RemoteParticipant participant, RemoteTrack track) {
        return (participant.identity() + "-" + track.sid()).replaceAll("[^\\w.-]", "_");
    }

    /** Whether others publish. */
    boolean any() {
        return !received.isEmpty();
    }

    RemoteTrackReceivers<Audio> audio() {
        return audio;
    }

    RemoteTrackReceivers<Video> video() {
        return video;
    }

    @Override
    public void close() {
        received.forEach(this::judge);
        audio.close();
        video.close();
    }
}
