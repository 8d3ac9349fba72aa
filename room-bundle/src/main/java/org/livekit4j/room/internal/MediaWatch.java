package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.track.RtcStatsReader;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RtcStats;
import org.livekit4j.track.TrackKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks whether a subscribed track receives media. The native library does not report a track that it cannot decode. */
final class MediaWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    /** Ten seconds in which the track was subscribed to, enabled and not muted. */
    private static final int LOOKS = 5;
    private static final String PACKETS = "packetsReceived";

    private final RoomState model;
    private final Map<NativeRemoteTrack, Subscription> fresh = new ConcurrentHashMap<>();

    private static final class Subscription {
        private final NativeRemoteParticipant participant;
        private final NativeRemotePublication publication;
        private int looks;

        Subscription(NativeRemoteParticipant participant, NativeRemotePublication publication) {
            this.participant = participant;
            this.publication = publication;
        }

        boolean isFed() {
            return publication.enabled() && !publication.unwanted() && !publication.muted();
        }
    }

    MediaWatch(RoomState model) {
        this.model = model;
    }

    void subscribed(RoomEvent.TrackSubscribed event) {
        fresh.put((NativeRemoteTrack) event.track(), new Subscription((NativeRemoteParticipant) event.participant(),
                (NativeRemotePublication) event.publication()));
    }

    void look() {
        fresh.forEach((track, subscription) -> {
            if (subscription.publication.nativeTrack() != track) {
                fresh.remove(track);
            } else if (model.state() != ConnectionState.CONNECTED || !subscription.isFed()) {
                subscription.looks = 0;
            } else if (++subscription.looks == LOOKS) {
                RtcStatsReader.ofTrack(model.client(), track.handle())
                        .whenComplete((reports, failure) -> judge(track, subscription, reports));
                fresh.remove(track);
            }
        });
    }

    /** @param reports null if there are none, mostly because the track has gone */
    private void judge(NativeRemoteTrack track, Subscription subscription, List<RtcStats> reports) {
        boolean video = track.kind() == TrackKind.VIDEO;
        if (reports == null || sum(reports, video ? "framesDecoded" : PACKETS) > 0) {
            return;
        }
        String mimeType = subscription.publication.mimeType();
        model.lock().lock();
        try {
            if (subscription.publication.nativeTrack() != track || !subscription.isFed()) {
                return;
            }
            model.listeners().tell(new RoomEvent.TrackWithoutMedia(subscription.participant, subscription.publication, track,
                    mimeType));
        } finally {
            model.lock().unlock();
        }
        long packets = sum(reports, PACKETS);
        if (packets == 0) {
            LOG.warn(
                    "Nothing was received of {} of '{}' for ten seconds: its publisher sends nothing, or the server forwards nothing",
                    track, Printable.of(subscription.participant.identity()));
        } else {
            LOG.warn("No frame of {} of '{}' could be decoded for ten seconds, in which {} packets came: "
                    + "{} cannot be decoded here, or no key frame came",
                    track, Printable.of(subscription.participant.identity()), packets, Printable.of(mimeType));
        }
    }

    private static long sum(List<RtcStats> reports, String figure) {
        return Reports.sum(reports, "inbound-rtp", figure);
    }
}
