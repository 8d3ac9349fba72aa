package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoFrame;
import org.osgi.framework.BundleContext;

/**
 * A room on a server, where one participant publishes the tracks. Either a second one of the demo's own receives them, or the first
 * listens to others.
 */
final class RoomTransport implements Transport {
    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(25);

    private final RoomAccess access;
    private final Supplier<Rooms> rooms;
    private final RunResults results;
    private final Runnable stop;
    private final BundleContext context;
    private final RemoteTracks<AudioFrame> remoteAudio;
    private final RemoteTracks<VideoFrame> remoteVideo;
    private final DataTraffic data;
    /** Tracks that the witness waits for, by the names that they are published with. */
    private final Map<String, CompletableFuture<RemoteTrack>> arrivals = new ConcurrentHashMap<>();
    private volatile Room room;
    private Room witnessRoom;
    private volatile boolean leaving;

    /**
     * @param rooms the service as it is now; null if there is none
     * @param stop ends the run before its time
     */
    RoomTransport(RoomAccess access, BundleContext context, Supplier<Rooms> rooms, ServiceSlot<Video> video, RunResults results,
            Runnable stop) {
        this.access = access;
        this.context = context;
        this.rooms = rooms;
        this.results = results;
        this.stop = stop;
        this.remoteAudio = new RemoteTracks.OfAudio(results);
        this.remoteVideo = new RemoteTracks.OfVideo(results, video);
        this.data = new DataTraffic(results);
    }

    @Override
    public boolean ready() {
        return rooms.get() != null;
    }

    @Override
    public void enter() throws InterruptedException {
        boolean witnessed = access.witness().isPresent();
        RoomOptions options = RoomOptions.DEFAULTS.withAutoSubscribe(!witnessed);
        room = join(access.token(), options);
        if (witnessed) {
            witnessRoom = join(access.witness().get(), RoomOptions.DEFAULTS, this::arrived);
        } else {
            remoteAudio.open(context, room);
            remoteVideo.open(context, room);
        }
        data.receive(witnessed ? witnessRoom : room);
    }

    private Room join(String token, RoomOptions options, RoomListener... listeners) throws InterruptedException {
        Rooms service = Optional.ofNullable(rooms.get())
                .orElseThrow(() -> new LiveKitException("there is no service for rooms"));
        try {
            Room joined = LiveKit.await(service.connect(access.url(), token, options, listeners), JOIN_TIMEOUT);
            joined.ended().thenAccept(this::ended);
            return joined;
        } catch (LiveKitException | IllegalStateException e) { // of the room, or of a service that goes
            throw refused(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw refused("no answer within " + JOIN_TIMEOUT.toSeconds() + " s");
        }
    }

    private LiveKitException refused(String reason) {
        return new LiveKitException("cannot join the room at " + access.url() + ": " + access.redact(reason));
    }

    private void ended(DisconnectReason reason) {
        if (!leaving) {
            results.addProblem("the room has ended: " + reason);
            stop.run();
        }
    }

    @Override
    public Optional<Publication> publish(LocalTrack track, TrackPublishOptions options) {
        CompletableFuture<RemoteTrack> arrival = new CompletableFuture<>();
        arrivals.put(track.name(), arrival);
        return Optional.of(new Publication(room, track, options, access.witness().map(_ -> arrival)));
    }

    private void arrived(Room where, RoomEvent event) {
        if (event instanceof RoomEvent.TrackSubscribed(var _, var publication, var track)) {
            Optional.ofNullable(arrivals.remove(publication.name())).ifPresent(arrival -> arrival.complete(track));
        }
    }

    @Override
    public Verdict.Threshold expectation() {
        return access.witness().isPresent() ? Verdict.Threshold.MOST : Verdict.Threshold.NONE;
    }

    @Override
    public void sendData() {
        data.send(room.localParticipant(), () -> access.witness().isPresent() || remoteAudio.any() || remoteVideo.any());
    }

    @Override
    public void settle(BooleanSupplier stopped) throws InterruptedException {
        data.settle(access.witness().isPresent(), stopped);
    }

    @Override
    public void leave() {
        leaving = true;
        remoteAudio.close();
        remoteVideo.close();
        if (witnessRoom != null) {
            witnessRoom.close();
        }
        if (room != null) {
            room.close();
        }
    }

    @Override
    public Optional<RoomFigures> figures() {
        String name = room == null ? "" : room.name();
        return Optional.of(new RoomFigures(name, access.witness().isPresent(), remoteAudio.counts(),
                remoteVideo.counts(), data.figures()));
    }
}
