package org.livekit4j.bench.soak.room;

import java.util.List;
import java.util.Set;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.media.Feeding;
import org.livekit4j.bench.soak.media.Line;
import org.livekit4j.bench.soak.media.LineFactory;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.TrackSource;

/** What a guest does with tracks of its own. */
final class Publishing {
    static final List<Action> ACTIONS = List.of(Publishing::publish, Publishing::publish, Publishing::unpublish, Publishing::mute,
            Publishing::awaitSubscription, Publishing::permit, Publishing::closeTrack);

    private Publishing() {}

    private static void publish(Guest guest) throws InterruptedException {
        Round round = guest.round();
        boolean sound = round.oneIn(2);
        Line<?> line = guest.calls().ask("open line",
                () -> (sound ? LineFactory.AUDIO : LineFactory.VIDEO).open(round.services(), sound ? "voice" : "face"));
        if (line == null) {
            return;
        }
        guest.own(line);
        guest.own(new Feeding(line));
        TrackSource source = sound ? TrackSource.MICROPHONE : TrackSource.CAMERA;
        TrackPublishOptions options = TrackPublishOptions.DEFAULTS.withSource(round.oneIn(5) ? TrackSource.UNKNOWN : source);
        LocalParticipant me = guest.room().localParticipant();
        if (round.oneIn(3)) {
            guest.calls().send("publish", () -> me.publishTrack(line.track(), options));
        } else {
            guest.calls().await("publish", () -> me.publishTrack(line.track(), options));
        }
    }

    private static LocalTrackPublication any(Guest guest) {
        List<LocalTrackPublication> all = List.copyOf(guest.room().localParticipant().trackPublications().values());
        return all.isEmpty() ? null : all.get(guest.round().random().nextInt(all.size()));
    }

    private static void unpublish(Guest guest) throws InterruptedException {
        LocalTrackPublication publication = any(guest);
        if (publication != null) {
            guest.calls().await("unpublish", () -> guest.room().localParticipant().unpublishTrack(publication));
        }
    }

    private static void mute(Guest guest) throws InterruptedException {
        LocalTrackPublication publication = any(guest);
        if (publication != null) {
            guest.calls().run("mute", () -> publication.track().ifPresent(track -> track.mute(guest.round().oneIn(2))));
        }
    }

    private static void awaitSubscription(Guest guest) throws InterruptedException {
        LocalTrackPublication publication = any(guest);
        if (publication != null) {
            guest.calls().send("wait for subscription", publication::firstSubscription);
        }
    }

    private static void permit(Guest guest) throws InterruptedException {
        LocalTrackPublication publication = any(guest);
        if (publication != null && publication.sid().startsWith("TR_")) {
            ParticipantTrackPermission permission = new ParticipantTrackPermission("guest-0", false, Set.of(publication.sid()));
            guest.calls().run("permit",
                    () -> guest.room().localParticipant().setTrackSubscriptionPermissions(guest.round().oneIn(2),
                            List.of(permission)));
        }
    }

    private static void closeTrack(Guest guest) throws InterruptedException {
        LocalTrackPublication publication = any(guest);
        if (publication != null && guest.round().oneIn(3)) {
            guest.calls().run("close a published track", () -> publication.track().ifPresent(track -> track.close()));
        }
    }
}
