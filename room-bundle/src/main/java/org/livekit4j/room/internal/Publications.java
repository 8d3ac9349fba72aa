package org.livekit4j.room.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.OwnedTrackPublication;
import org.livekit4j.ffi.proto.TrackPublicationInfo;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;

/**
 * The publications of the local participant. Answers and events arrive on different threads and in either order, and some
 * events are omitted while the room reconnects. A publication therefore begins, and listeners are notified, with the answer; it
 * ends with whichever comes first. All methods are called under the room's lock.
 */
final class Publications {
    private final RoomRequests operations;
    private final Listeners listeners;
    private final ReentrantLock lock;
    private final Map<String, NativeLocalPublication> bySid = new ConcurrentHashMap<>();
    /** Tracks whose publications are on their way. */
    private final Set<NativeLocalTrack> awaited = new HashSet<>();
    /** What came before the answer with its publication. */
    private final Set<String> subscribedEarly = new HashSet<>();
    private final Map<String, Republished> republishedEarly = new HashMap<>();
    /** Sids of what is being published again: that it is unpublished for that is not told. */
    private final Set<String> suspended = new HashSet<>();
    private boolean over;

    /** The handle is ours. */
    private record Republished(FfiHandle handle, TrackPublicationInfo info) {}

    Publications(RoomRequests operations, Listeners listeners, ReentrantLock lock) {
        this.operations = operations;
        this.listeners = listeners;
        this.lock = lock;
    }

    Map<String, NativeLocalPublication> bySid() {
        return bySid;
    }

    /** @throws IllegalStateException if the track is published already, here or elsewhere, or about to be */
    void await(NativeLocalTrack track) {
        lock.lock();
        try {
            if (!over) {
                track.claim(operations);
                awaited.add(track);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The answer for the track has arrived, or will not arrive.
     *
     * @return the sids of publications that the native library has but this side does not want
     */
    List<String> awaitNoMore(NativeLocalTrack track) {
        lock.lock();
        try {
            awaited.remove(track);
            if (!awaited.isEmpty()) {
                return List.of();
            }
            subscribedEarly.clear();
            List<String> unwanted = republishedEarly.values().stream().map(early -> early.info().getSid()).toList();
            republishedEarly.values().forEach(early -> early.handle().close());
            republishedEarly.clear();
            return unwanted;
        } finally {
            lock.unlock();
        }
    }

    NativeLocalPublication add(OwnedTrackPublication owned, NativeLocalTrack track, TrackPublishOptions options) {
        FfiHandle handle = operations.client().adopt(HandleKind.PUBLICATION, owned.getHandle());
        lock.lock();
        try {
            NativeLocalPublication publication = new NativeLocalPublication(operations.pending(), handle, owned.getInfo(), track,
                    options);
            if (over) {
                handle.close();
                release(track);
                return publication;
            }
            bySid.put(publication.sid(), publication);
            listeners.tell(new RoomEvent.LocalTrackPublished(publication));
            Republished early = republishedEarly.remove(publication.sid());
            if (early != null) {
                listeners.tell(rename(publication, early.handle(), early.info()));
            }
            if (subscribedEarly.remove(publication.sid())) {
                subscribed(publication);
            }
            return publication;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the publication with this sid, if it still exists.
     *
     * @param reason the reason for those who wait for the publication
     * @return its track; null if there is none
     */
    NativeLocalTrack remove(String sid, Throwable reason) {
        lock.lock();
        try {
            NativeLocalPublication publication = bySid.remove(sid);
            if (publication == null) {
                return null;
            }
            NativeLocalTrack track = publication.nativeTrack();
            publication.end(reason);
            listeners.tell(new RoomEvent.LocalTrackUnpublished(publication));
            return track;
        } finally {
            lock.unlock();
        }
    }

    void subscribed(String sid) {
        lock.lock();
        try {
            NativeLocalPublication publication = bySid.get(sid);
            if (publication != null) {
                subscribed(publication);
            } else if (!awaited.isEmpty()) {
                subscribedEarly.add(sid);
            }
        } finally {
            lock.unlock();
        }
    }

    private void subscribed(NativeLocalPublication publication) {
        if (publication.subscribed()) {
            listeners.tell(new RoomEvent.LocalTrackSubscribed(publication));
        }
    }

    /**
     * The native library has published a track again.
     *
     * @param claim takes the handle in the event
     * @return null if there is nothing to report
     */
    RoomEvent republished(LocalTrackRepublished event, Runnable claim) {
        NativeLocalPublication publication = bySid.get(event.getPreviousSid());
        if (publication == null && awaited.isEmpty()) {
            return null;
        }
        claim.run();
        FfiHandle handle = operations.client().adopt(HandleKind.PUBLICATION,
                FfiOwnedHandle.newBuilder().setId(event.getPublicationHandle()).build());
        if (publication == null) {
            republishedEarly.put(event.getPreviousSid(), new Republished(handle, event.getInfo()));
            return null;
        }
        return rename(publication, handle, event.getInfo());
    }

    /**
     * Replaces a publication that has a new sid on the server. The first event contains a new handle; later events repeat it,
     * and it was then counted twice.
     */
    RoomEvent rename(NativeLocalPublication publication, FfiHandle handle, TrackPublicationInfo info) {
        String previousSid = publication.sid();
        FfiHandle old = publication.handle();
        if (old.id() == handle.id()) {
            old.consumed();
        } else {
            old.close();
        }
        bySid.remove(previousSid);
        publication.republished(handle, info);
        bySid.put(publication.sid(), publication);
        return new RoomEvent.LocalTrackRepublished(publication, previousSid);
    }

    /** @return false if it is gone, or suspended already */
    boolean suspend(NativeLocalPublication publication) {
        lock.lock();
        try {
            return bySid.get(publication.sid()) == publication && suspended.add(publication.sid());
        } finally {
            lock.unlock();
        }
    }

    void resume(String sid) {
        lock.lock();
        try {
            suspended.remove(sid);
        } finally {
            lock.unlock();
        }
    }

    boolean isSuspended(String sid) {
        lock.lock();
        try {
            return suspended.contains(sid);
        } finally {
            lock.unlock();
        }
    }

    /** It is not published in this room any more. */
    void release(NativeLocalTrack track) {
        if (track != null) {
            track.release(operations);
        }
    }

    /** The room has ended. */
    void end() {
        lock.lock();
        try {
            over = true;
            bySid.values().forEach(publication -> {
                publication.handle().close();
                release(publication.nativeTrack());
            });
            awaited.forEach(this::release);
            republishedEarly.values().forEach(early -> early.handle().close());
            republishedEarly.clear();
        } finally {
            lock.unlock();
        }
    }
}
