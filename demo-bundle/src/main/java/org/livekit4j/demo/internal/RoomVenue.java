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
final class RoomVenue implements Venue {
    private static final Duration JOIN_PATIENCE = Duration.ofSeconds(25);

    private final Admission admission;
    private final ServiceSlot<Rooms> rooms;
    private final Problems problems;
    private final Runnable stop;
    private final Visitors visitors;
    private final Arrivals arrivals = new Arrivals();
    private volatile Room stage;
    private Room gallery;
    private volatile boolean leaving;

    RoomVenue(Admission admission, ServiceSlot<Rooms> rooms, Output output, Problems problems, Runnable stop) {
        this.admission = admission;
        this.rooms = rooms;
        this.problems = problems;
        this.stop = stop;
        this.visitors = new Visitors(output, problems);
    }

    @Override
    public boolean ready() {
        return rooms.current().isPresent();
    }

    @Override
    public void enter() throws InterruptedException {
        boolean witnessed = admission.witness().isPresent();
        RoomOptions options = RoomOptions.DEFAULTS.withAutoSubscribe(!witnessed);
        stage = witnessed ? join(admission.token(), options) : join(admission.token(), options, visitors);
        if (witnessed) {
            gallery = join(admission.witness().get(), RoomOptions.DEFAULTS, arrivals);
        }
    }

    private Room join(String token, RoomOptions options, RoomListener... listeners) throws InterruptedException {
        Rooms service = rooms.current().orElseThrow(() -> new VenueException("there is no service for rooms"));
        CompletableFuture<Room> joining = service.connect(admission.url(), token, options, listeners);
        try {
            Room room = joining.get(JOIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            room.ended().thenAccept(this::ended);
            return room;
        } catch (ExecutionException e) {
            throw refused(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException e) {
            joining.cancel(true);
            throw refused("no answer within " + JOIN_PATIENCE.toSeconds() + " s");
        }
    }

    private VenueException refused(String reason) {
        return new VenueException("cannot join the room at " + admission.url() + ": " + admission.redact(reason));
    }

    private void ended(DisconnectReason reason) {
        if (!leaving) {
            problems.add("the room has ended: " + reason);
            stop.run();
        }
    }

    /** Publishes a track; to be closed before the track is. */
    Passage publish(LocalTrack track, TrackPublishOptions options) {
        return new Passage(stage, track, options, admission.witness().map(witness -> arrivals));
    }

    @Override
    public Link open(Audio audio, AudioChannel channel) {
        return new RoomAudioLink(audio, channel, this);
    }

    @Override
    public Link open(Video video, VideoChannel channel) {
        return new RoomVideoLink(video, channel, this);
    }

    @Override
    public Expectation expectation() {
        return admission.witness().isPresent() ? Expectation.MOST : Expectation.NONE;
    }

    @Override
    public void leave() {
        leaving = true;
        visitors.close();
        if (gallery != null) {
            gallery.close();
        }
        if (stage != null) {
            stage.close();
        }
    }

    @Override
    public Guests<Audio> audioGuests() {
        return visitors.audio();
    }

    @Override
    public Guests<Video> videoGuests() {
        return visitors.video();
    }

    @Override
    public Optional<RoomFigures> figures() {
        String name = stage == null ? "" : stage.name();
        return Optional.of(new RoomFigures(name, admission.witness().isPresent(), visitors.audio().counts(),
                visitors.video().counts()));
    }
}
