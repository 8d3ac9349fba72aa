package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.video.Video;

/**
 * A room on a server, where one participant publishes the tracks. Either a second one of the demo's own receives them, or the first
 * listens to others.
 */
final class RoomTransport implements Transport {
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(25);

    private final RunTokens runTokens;
    private final ServiceSlot<Rooms> rooms;
    private final Problems problems;
    private final Runnable stop;
    private final RemoteTracks remoteTracks;
    private final TrackWaiter arrivals = new TrackWaiter();
    private volatile Room stage;
    private Room gallery;
    private volatile boolean leaving;

    RoomTransport(RunTokens runTokens, ServiceSlot<Rooms> rooms, Output output, Problems problems, Runnable stop) {
        this.runTokens = runTokens;
        this.rooms = rooms;
        this.problems = problems;
        this.stop = stop;
        this.remoteTracks = new RemoteTracks(output, problems);
    }

    @Override
    public boolean ready() {
        return rooms.current().isPresent();
    }

    @Override
    public void enter() throws InterruptedException {
        boolean witnessed = runTokens.witness().isPresent();
        RoomOptions options = RoomOptions.DEFAULTS.withAutoSubscribe(!witnessed);
        stage = witnessed ? join(runTokens.token(), options) : join(runTokens.token(), options, remoteTracks);
        if (witnessed) {
            gallery = join(runTokens.witness().get(), RoomOptions.DEFAULTS, arrivals);
        }
    }

    private Room join(String token, RoomOptions options, RoomListener... listeners) throws InterruptedException {
        Rooms service = rooms.current().orElseThrow(() -> new VenueException("there is no service for rooms"));
        CompletableFuture<Room> joining = service.connect(runTokens.url(), token, options, listeners);
        try {
            Room room = joining.get(JOIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            room.ended().thenAccept(this::ended);
            return room;
        } catch (ExecutionException e) {
            throw refused(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            joining.cancel(true);
            throw refused("no answer within " + JOIN_TIMEOUT.toSeconds() + " s");
        }
    }

    private VenueException refused(String reason) {
        return new VenueException("cannot join the room at " + runTokens.url() + ": " + runTokens.redact(reason));
    }

    private void ended(DisconnectReason reason) {
        if (!leaving) {
            problems.add("the room has ended: " + reason);
            stop.run();
        }
    }

    /** Publishes a track; to be closed before the track is. */
    Publication publish(LocalTrack track, TrackPublishOptions options) {
        return new Publication(stage, track, options, runTokens.witness().map(witness -> arrivals));
    }

    @Override
    public TrackEndpoint open(Audio audio, AudioChannel channel) {
        return new RoomAudioLink(audio, channel, this);
    }

    @Override
    public TrackEndpoint open(Video video, VideoChannel channel) {
        return new RoomVideoLink(video, channel, this);
    }

    @Override
    public DeliveryThreshold expectation() {
        return runTokens.witness().isPresent() ? DeliveryThreshold.MOST : DeliveryThreshold.NONE;
    }

    @Override
    public void leave() {
        leaving = true;
        remoteTracks.close();
        if (gallery != null) {
            gallery.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Override
    public RemoteTrackReceivers<Audio> audioGuests() {
        return remoteTracks.audio();
    }

    @Override
    public RemoteTrackReceivers<Video> videoGuests() {
        return remoteTracks.video();
    }

    @Override
    public Optional<RoomFigures> figures() {
        String name = stage == null ? "" : stage.name();
        return Optional.of(new RoomFigures(name, runTokens.witness().isPresent(), remoteTracks.audio().counts(),
                remoteTracks.video().counts()));
    }
}
