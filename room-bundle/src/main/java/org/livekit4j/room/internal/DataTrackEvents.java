package org.livekit4j.room.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.proto.OwnedRemoteDataTrack;
import org.livekit4j.room.RoomEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles events of remote data tracks. The native library announces them on another task than their publishers, so that a track
 * may be known first. All methods are called under the room's lock.
 */
final class DataTrackEvents {
    private static final Logger LOG = LoggerFactory.getLogger(DataTrackEvents.class);
    /** Strangers decide how many there are. */
    private static final int MOST = 256;

    private final RepeatedWarning tooMany = new RepeatedWarning();
    private final RoomState model;
    private final AsyncCloser endings;
    /** Tracks whose publishers are not known yet, by sid. */
    private final Map<String, NativeEvent> early = new LinkedHashMap<>();

    DataTrackEvents(RoomState model, AsyncCloser endings) {
        this.model = model;
        this.endings = endings;
    }

    RoomEvent published(NativeEvent event, OwnedRemoteDataTrack message) {
        NativeRemoteParticipant publisher = model.remotes().get(message.getPublisherIdentity());
        if (publisher != null) {
            return event.claim() ? add(publisher, message) : null;
        }
        hold(event, message.getInfo().getSid());
        return null;
    }

    private RoomEvent add(NativeRemoteParticipant publisher, OwnedRemoteDataTrack message) {
        return new RoomEvent.DataTrackPublished(publisher, model.add(publisher, message));
    }

    private void hold(NativeEvent event, String sid) {
        release(early.put(sid, event.retain()));
        if (early.size() > MOST) {
            String oldest = early.keySet().iterator().next();
            release(early.remove(oldest));
            tooMany.report(count -> LOG.warn("{} data tracks were not announced: {} others wait for their publishers to be known",
                    count, MOST));
        }
    }

    private static void release(NativeEvent held) {
        if (held != null) {
            held.close();
        }
    }

    /**
     * A participant has become known. Tracks that it had before this side reconnected are still its own: the native library keeps
     * them and their subscriptions, and does not announce them again.
     *
     * @return what to tell of tracks that were announced before, after the event of the participant
     */
    List<RoomEvent> connected(NativeRemoteParticipant publisher) {
        String identity = publisher.identity();
        model.dataTracks().values().stream().filter(track -> track.publisherIdentity().equals(identity))
                .forEach(track -> track.publisher(publisher));
        List<RoomEvent> events = new ArrayList<>();
        for (NativeEvent held : List.copyOf(early.values())) {
            OwnedRemoteDataTrack message = held.message().getRoomEvent().getDataTrackPublished().getTrack();
            if (message.getPublisherIdentity().equals(identity)) {
                early.remove(message.getInfo().getSid());
                try (held) {
                    if (held.claim()) {
                        events.add(add(publisher, message));
                    }
                }
            }
        }
        return events;
    }

    /** Comes after the event of a publisher that leaves. */
    RoomEvent unpublished(String sid) {
        release(early.remove(sid));
        NativeRemoteDataTrack track = model.dataTracks().remove(sid);
        if (track == null) {
            return null;
        }
        NativeRemoteParticipant publisher = track.publisher();
        endings.run(() -> track.end(publisher.endOfTrack()));
        return new RoomEvent.DataTrackUnpublished(publisher, track);
    }

    /** The room has ended. */
    void end() {
        early.values().forEach(NativeEvent::close);
        early.clear();
    }
}
