package org.livekit4j.room.internal;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeLocalTrack;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.OwnedTrackPublication;
import org.livekit4j.ffi.proto.PublishTrackRequest;
import org.livekit4j.ffi.proto.UnpublishTrackRequest;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;

/**
 * What the local participant publishes. Answers and events come on different threads and in either order, and some events are left out
 * while the room reconnects. So a publication is there, and listeners are told, from the answer on; it is gone with whichever comes first.
 */
final class Publishing {
    private final Operations operations;
    private final FfiHandle participant;
    private final ListenerLane lane;
    /** The room's. */
    private final ReentrantLock lock;
    private final Map<String, NativeLocalPublication> publications = new ConcurrentHashMap<>();
    /** Somebody subscribed before the answer with the publication was seen. */
    private final Set<String> subscribedEarly = new HashSet<>();
    private int awaited;
    private boolean over;

    Publishing(Operations operations, FfiHandle participant, ListenerLane lane, ReentrantLock lock) {
        this.operations = operations;
        this.participant = participant;
        this.lane = lane;
        this.lock = lock;
    }

    Map<String, NativeLocalPublication> publications() {
        return publications;
    }

    CompletableFuture<LocalTrackPublication> publish(NativeLocalTrack track, TrackPublishOptions options) {
        PublishTrackRequest.Builder request = PublishTrackRequest.newBuilder().setTrackHandle(track.handle().id())
                .setOptions(PublishOptionsEncoder.encode(options));
        track.claim(this);
        count(1);
        CompletableFuture<LocalTrackPublication> published = operations.ask("publishing " + track, id -> FfiRequest.newBuilder()
                .setPublishTrack(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                event -> add(event.getPublishTrack().getPublication(), track));
        published.whenComplete((publication, failure) -> {
            count(-1);
            if (failure != null && !published.isCancelled()) { // who cancels gives up waiting, which stops nothing
                track.release(this);
            }
        });
        return published;
    }

    private void count(int change) {
        lock.lock();
        try {
            awaited += change;
            if (awaited == 0) {
                subscribedEarly.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private LocalTrackPublication add(OwnedTrackPublication owned, NativeLocalTrack track) {
        FfiHandle handle = operations.client().adopt(HandleKind.PUBLICATION, owned.getHandle());
        lock.lock();
        try {
            NativeLocalPublication publication = new NativeLocalPublication(operations.pending(), handle, owned.getInfo(), track);
            if (over) {
                handle.close();
                track.release(this);
                return publication;
            }
            publications.put(publication.sid(), publication);
            lane.emit(new RoomEvent.LocalTrackPublished(publication));
            if (subscribedEarly.remove(publication.sid())) {
                subscribed(publication);
            }
            return publication;
        } finally {
            lock.unlock();
        }
    }

    CompletableFuture<Void> unpublish(LocalTrackPublication publication) {
        String sid = publication.sid();
        if (publications.get(sid) != publication) {
            throw new IllegalArgumentException(publication + " is not published by this participant, or not any more");
        }
        UnpublishTrackRequest.Builder request = UnpublishTrackRequest.newBuilder().setTrackSid(sid).setStopOnUnpublish(true);
        return operations.ask("unpublishing " + publication, id -> FfiRequest.newBuilder()
                .setUnpublishTrack(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(), event -> {
                    unpublished(sid);
                    return null;
                });
    }

    /** By answer or event. */
    void unpublished(String sid) {
        lock.lock();
        try {
            NativeLocalPublication publication = publications.remove(sid);
            if (publication != null) {
                publication.handle().close();
                release(publication);
                lane.emit(new RoomEvent.LocalTrackUnpublished(publication), publication::forgetTrack);
            }
        } finally {
            lock.unlock();
        }
    }

    private void release(NativeLocalPublication publication) {
        publication.track().map(NativeLocalTrack.class::cast).ifPresent(track -> track.release(this));
    }

    /** Under the room's lock. */
    void subscribed(String sid) {
        NativeLocalPublication publication = publications.get(sid);
        if (publication != null) {
            subscribed(publication);
        } else if (awaited > 0) {
            subscribedEarly.add(sid);
        }
    }

    private void subscribed(NativeLocalPublication publication) {
        if (publication.subscribed()) {
            lane.emit(new RoomEvent.LocalTrackSubscribed(publication));
        }
    }

    /**
     * Under the room's lock. The first time, the handle in the event is a new one; after that it comes again, and has been counted twice.
     *
     * @return null if the publication is unknown; then the handle is still the event's
     */
    RoomEvent republished(LocalTrackRepublished event, Runnable claim) {
        NativeLocalPublication publication = publications.remove(event.getPreviousSid());
        if (publication == null) {
            return null;
        }
        claim.run();
        FfiHandle old = publication.handle();
        FfiHandle handle = operations.client().adopt(HandleKind.PUBLICATION,
                FfiOwnedHandle.newBuilder().setId(event.getPublicationHandle()).build());
        if (old.id() == handle.id()) {
            old.consumed();
        } else {
            old.close();
        }
        publication.republished(handle, event.getInfo());
        publications.put(publication.sid(), publication);
        return new RoomEvent.LocalTrackRepublished(publication, event.getPreviousSid());
    }

    /** The room has ended. */
    void end() {
        lock.lock();
        try {
            over = true;
            publications.values().forEach(publication -> {
                publication.handle().close();
                release(publication);
            });
        } finally {
            lock.unlock();
        }
    }
}
