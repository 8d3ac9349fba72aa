package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.LocalTrackRepublished;
import org.livekit4j.ffi.proto.OwnedTrackPublication;
import org.livekit4j.ffi.proto.PublishTrackRequest;
import org.livekit4j.ffi.proto.UnpublishTrackRequest;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.track.TrackSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes and unpublishes tracks. An unpublished track is gone for this side, whatever the native library reports: during a
 * reconnect the library does not answer, and publishes earlier tracks again. A publication that returns, or whose answer arrives
 * after its caller has given up, is therefore unpublished again.
 */
final class LocalPublications {
    private static final Logger LOG = LoggerFactory.getLogger(LocalTrackPublication.class);
    /** The library's own limit is ten seconds, but it waits for a reconnect first. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMinutes(15);
    /** After a failed reconnect there may be no answer. */
    private static final Duration UNPUBLISHING = Duration.ofSeconds(2);
    private static final Duration HAUNTED = Duration.ofSeconds(2);

    private final RoomRequests operations;
    private final FfiHandle participant;
    private final Rights rights;
    private final Listeners listeners;
    private final ReentrantLock lock;
    private final BooleanSupplier reconnecting;
    private final Publications publications;
    /** What is being published, by the source that it is from. */
    private final Map<CompletableFuture<LocalTrackPublication>, TrackSource> publishing = new ConcurrentHashMap<>();
    private final PendingAnswers unanswered = new PendingAnswers();
    /**
     * Tracks that were unpublished while the room reconnects, by their former sids. The native library may publish one again;
     * publishing it here, too, would end the process when it is unpublished.
     */
    private final Map<String, NativeLocalTrack> haunted = new ConcurrentHashMap<>();
    /** What is being unpublished, by sid. */
    private final Map<String, CompletableFuture<Void>> unpublishing = new ConcurrentHashMap<>();
    private volatile RoomEndedException leaving;

    /** @param lock the room's */
    LocalPublications(RoomRequests operations, FfiHandle participant, Rights rights, Listeners listeners, ReentrantLock lock,
            BooleanSupplier reconnecting) {
        this.operations = operations;
        this.participant = participant;
        this.rights = rights;
        this.listeners = listeners;
        this.lock = lock;
        this.reconnecting = reconnecting;
        this.publications = new Publications(operations, listeners, lock);
    }

    Publications publications() {
        return publications;
    }

    CompletableFuture<LocalTrackPublication> publish(NativeLocalTrack track, TrackPublishOptions options) {
        long handle = track.handle().id(); // throws if the track is closed
        TrackSource source = options.source().orElse(TrackSource.UNKNOWN);
        Optional<LiveKitException> refusal = rights.againstPublishing(source);
        if (refusal.isPresent()) {
            return operations.pending().untilTheEnd(CompletableFuture.failedFuture(refusal.get()));
        }
        if (haunted.containsValue(track)) {
            throw new IllegalStateException(
                    track + " was unpublished while the room reconnects; publish it some seconds after that, or make another track");
        }
        publications.await(track);
        CompletableFuture<LocalTrackPublication> published = new CompletableFuture<>();
        publishing.put(published, source);
        Future<?> deadline = Timer.after(TIMEOUT, () -> Completion.failNow(published,
                new LiveKitException("publishing " + track + " failed: no answer within " + TIMEOUT)));
        published.whenComplete((_, _) -> {
            publishing.remove(published);
            deadline.cancel(false);
        });
        ask(track, handle, options).whenComplete((owned, failure) -> {
            if (failure != null) {
                publications.release(track);
                Completion.failNow(published, failure);
            } else if (published.isDone()) {
                unwanted(owned, track);
            } else {
                NativeLocalPublication publication = publications.add(owned, track, options);
                if (!Completion.completeNow(published, publication)) {
                    requestUnpublish(publication.sid()).whenComplete((_, _) -> unpublished(publication.sid()));
                }
            }
            publications.awaitNoMore(track).forEach(this::requestUnpublish);
        });
        return operations.pending().untilTheEnd(published);
    }

    private CompletableFuture<OwnedTrackPublication> ask(NativeLocalTrack track, long handle, TrackPublishOptions options) {
        try {
            return request(track.toString(), handle, options);
        } catch (RuntimeException | Error e) { // the request was not sent
            publications.awaitNoMore(track);
            publications.release(track);
            throw e;
        }
    }

    private CompletableFuture<OwnedTrackPublication> request(String track, long handle, TrackPublishOptions options) {
        PublishTrackRequest.Builder request = PublishTrackRequest.newBuilder().setTrackHandle(handle)
                .setOptions(PublishOptionsEncoder.encode(options));
        return unanswered.add(operations.request("publishing " + track, id -> FfiRequest.newBuilder()
                .setPublishTrack(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(), LATE,
                event -> event.getPublishTrack().getPublication()));
    }

    /** Nobody waits for it any more. */
    private void unwanted(OwnedTrackPublication owned, NativeLocalTrack track) {
        operations.client().adopt(HandleKind.PUBLICATION, owned.getHandle()).close();
        requestUnpublish(owned.getInfo().getSid()).whenComplete((_, _) -> publications.release(track));
    }

    private CompletableFuture<Void> requestUnpublish(String sid) {
        UnpublishTrackRequest.Builder request = UnpublishTrackRequest.newBuilder().setTrackSid(sid).setStopOnUnpublish(true);
        return operations.request("unpublishing " + Printable.of(sid), id -> FfiRequest.newBuilder()
                .setUnpublishTrack(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build());
    }

    CompletableFuture<Void> unpublish(LocalTrackPublication publication) {
        String sid = Objects.requireNonNull(publication, "publication is null").sid();
        if (publications.bySid().get(sid) != publication) {
            throw new IllegalArgumentException(publication + " is not published by this participant, or not any more");
        }
        CompletableFuture<Void> unpublished = unpublishing.computeIfAbsent(sid, _ -> new CompletableFuture<>());
        requestUnpublish(sid).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.debug("{} was unpublished locally, but the native library reports a failure", publication, failure);
            }
            unpublished(sid);
        });
        if (reconnecting.getAsBoolean()) {
            goneMeanwhile(sid);
        }
        return operations.pending().untilTheEnd(unpublished);
    }

    /** While the room reconnects: there may be no answer. */
    private void goneMeanwhile(String sid) {
        NativeLocalPublication publication = publications.bySid().get(sid);
        NativeLocalTrack track = publication == null ? null : publication.nativeTrack();
        if (track != null) {
            haunted.put(sid, track);
        }
        unpublished(sid);
    }

    /** By the library's event. */
    void unpublishedByEvent(String sid) {
        if (!publications.isSuspended(sid)) {
            unpublished(sid);
        }
    }

    /** By answer or event, or because neither may come. */
    private void unpublished(String sid) {
        Throwable end = leaving;
        NativeLocalTrack track = publications.remove(sid,
                end == null ? new LiveKitException("the track was unpublished before it had a subscriber") : end);
        if (!haunted.containsKey(sid) && !publications.isSuspended(sid)) {
            publications.release(track);
        }
        CompletableFuture<Void> waiting = unpublishing.remove(sid);
        if (waiting != null) {
            Completion.completeNow(waiting, null);
        }
    }

    /** The connection is lost: under the room's lock. */
    void reconnecting() {
        unpublishing.keySet().forEach(this::goneMeanwhile);
    }

    /** Under the room's lock; null if there is nothing to tell. */
    RoomEvent republished(LocalTrackRepublished event, Runnable claim) {
        if (haunted.containsKey(event.getPreviousSid())) {
            requestUnpublish(event.getInfo().getSid());
            return null;
        }
        return publications.republished(event, claim);
    }

    /** Under the room's lock. The native library has published all again that it will. */
    void reconnected() {
        List<String> resting = List.copyOf(haunted.keySet());
        if (!resting.isEmpty()) {
            Timer.after(HAUNTED, () -> resting.forEach(sid -> publications.release(haunted.remove(sid))));
        }
    }

    /** Permissions have changed: ends what is not allowed any more. Under the room's lock. */
    void permissionsChanged() {
        publishing.forEach((published, source) -> rights.againstPublishing(source).ifPresent(published::completeExceptionally));
        publications.bySid().forEach((sid, publication) -> rights.againstPublishing(publication.source()).ifPresent(refusal -> {
            CompletableFuture<Void> gone = requestUnpublish(sid);
            NativeLocalTrack track = publications.remove(sid, refusal);
            gone.whenComplete((_, _) -> publications.release(track));
        }));
    }

    /**
     * Publishes again a track that the server does not have, in place of its publication.
     *
     * @param forgotten whether the native library does not have it either; otherwise the library must unpublish it first
     * @return whether it was published; also true if the publication is gone by then
     */
    CompletableFuture<Boolean> repair(NativeLocalPublication publication, boolean forgotten) {
        NativeLocalTrack track = publication.nativeTrack();
        String sid = publication.sid();
        if (track == null || !publications.suspend(publication)) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Void> gone = forgotten
                ? CompletableFuture.completedFuture(null)
                : requestUnpublish(sid).orTimeout(UNPUBLISHING.toMillis(), TimeUnit.MILLISECONDS);
        return gone.thenCompose(_ -> request(track.toString(), track.handle().id(), publication.options()))
                .handle((owned, failure) -> {
                    publications.resume(sid);
                    if (failure != null) {
                        releaseIfGone(publication, track);
                        LOG.warn("{} is no longer on the server and could not be published again", publication, failure);
                        return false;
                    }
                    replace(publication, owned, track);
                    return true;
                });
    }

    private void releaseIfGone(NativeLocalPublication publication, NativeLocalTrack track) {
        if (publications.bySid().get(publication.sid()) != publication) {
            publications.release(track);
        }
    }

    private void replace(NativeLocalPublication publication, OwnedTrackPublication owned, NativeLocalTrack track) {
        lock.lock();
        try {
            if (publications.bySid().get(publication.sid()) != publication) {
                unwanted(owned, track);
                return;
            }
            FfiHandle handle = operations.client().adopt(HandleKind.PUBLICATION, owned.getHandle());
            listeners.tell(publications.rename(publication, handle, owned.getInfo()));
        } finally {
            lock.unlock();
        }
    }

    /** The room is being left, and the native library unpublishes everything. */
    void leaving(DisconnectReason reason) {
        leaving = PendingFutures.exception(reason);
    }

    /** Waits until nothing is being published. While the room reconnects there may be no answer. */
    void awaitAnswers(Duration most) {
        if (!reconnecting.getAsBoolean()) {
            unanswered.await(most);
        }
    }

    /** The room has ended. */
    void end() {
        publications.end();
        haunted.values().forEach(publications::release);
    }
}
