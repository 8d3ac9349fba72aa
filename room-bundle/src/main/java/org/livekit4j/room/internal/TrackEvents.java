package org.livekit4j.room.internal;

import java.util.function.Supplier;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.OwnedTrack;
import org.livekit4j.ffi.proto.TrackMuted;
import org.livekit4j.ffi.proto.TrackPublished;
import org.livekit4j.ffi.proto.TrackSubscribed;
import org.livekit4j.ffi.proto.TrackSubscriptionFailed;
import org.livekit4j.ffi.proto.TrackUnmuted;
import org.livekit4j.ffi.proto.TrackUnpublished;
import org.livekit4j.ffi.proto.TrackUnsubscribed;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.StreamEnd;

/** Handles events of publications and subscriptions. */
final class TrackEvents {
    private final RoomState model;
    private final AsyncCloser endings;

    TrackEvents(RoomState model, AsyncCloser endings) {
        this.model = model;
        this.endings = endings;
    }

    RoomEvent localUnpublished(String sid) {
        model.local().publishing().unpublishedByEvent(sid);
        return null;
    }

    RoomEvent localSubscribed(String sid) {
        model.local().publishing().publications().subscribed(sid);
        return null;
    }

    RoomEvent localRepublished(NativeEvent event, LocalTrackRepublished message) {
        model.local().subscriptions().republished(message.getPreviousSid(), message.getInfo().getSid());
        return model.local().publishing().republished(message, event::claim);
    }

    RoomEvent published(NativeEvent event, TrackPublished message) {
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        if (participant == null || !event.claim()) {
            return null;
        }
        NativeRemotePublication stale = participant.publication(message.getPublication().getInfo().getSid());
        if (stale != null) {
            endings.run(() -> stale.end(StreamEnd.UNSUBSCRIBED));
        }
        return new RoomEvent.TrackPublished(participant, model.add(participant, message.getPublication()));
    }

    RoomEvent unpublished(TrackUnpublished message) {
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        NativeRemotePublication publication = participant == null
                ? null
                : participant.publications().remove(message.getPublicationSid());
        if (publication == null) {
            return null;
        }
        endings.run(() -> publication.end(participant.endOfTrack()));
        return new RoomEvent.TrackUnpublished(participant, publication);
    }

    RoomEvent subscribed(NativeEvent event, TrackSubscribed message) {
        OwnedTrack owned = message.getTrack();
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        NativeRemotePublication publication = participant == null
                ? null
                : participant.publication(owned.getInfo().getSid());
        if (publication == null || !event.claim()) {
            return null;
        }
        end(publication, () -> StreamEnd.UNSUBSCRIBED);
        NativeRemoteTrack track = NativeRemoteTrack.of(model.client(), owned, participant.info(), publication.source(),
                () -> participant.requireDecryptable(publication));
        publication.track(track);
        return new RoomEvent.TrackSubscribed(participant, publication, track);
    }

    RoomEvent unsubscribed(TrackUnsubscribed message) {
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        NativeRemotePublication publication = participant == null ? null : participant.publication(message.getTrackSid());
        if (publication == null) {
            return null;
        }
        NativeRemoteTrack track = end(publication,
                publication.unwanted() ? () -> StreamEnd.UNSUBSCRIBED : participant::endOfTrack);
        return track == null ? null : new RoomEvent.TrackUnsubscribed(participant, publication, track);
    }

    /** @param reason is asked for on a thread that may wait */
    private NativeRemoteTrack end(NativeRemotePublication publication, Supplier<StreamEnd> reason) {
        NativeRemoteTrack track = publication.nativeTrack();
        if (track != null) {
            publication.track(null);
            endings.run(() -> track.end(reason.get()));
        }
        return track;
    }

    RoomEvent subscriptionFailed(TrackSubscriptionFailed message) {
        NativeRemoteParticipant participant = model.remotes().get(message.getParticipantIdentity());
        return participant == null
                ? null
                : new RoomEvent.TrackSubscriptionFailed(participant, message.getTrackSid(), message.getError());
    }

    RoomEvent muted(TrackMuted message) {
        return muted(message.getParticipantIdentity(), message.getTrackSid(), true);
    }

    RoomEvent unmuted(TrackUnmuted message) {
        return muted(message.getParticipantIdentity(), message.getTrackSid(), false);
    }

    private RoomEvent muted(String identity, String sid, boolean muted) {
        ParticipantModel participant = model.participant(identity);
        PublicationModel publication = participant == null ? null : participant.publication(sid);
        if (publication == null) {
            return null;
        }
        publication.muted(muted);
        return muted
                ? new RoomEvent.TrackMuted(participant.user(), publication.user())
                : new RoomEvent.TrackUnmuted(participant.user(), publication.user());
    }
}
