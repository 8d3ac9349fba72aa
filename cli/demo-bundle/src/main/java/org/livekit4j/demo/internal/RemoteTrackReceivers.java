package org.livekit4j.demo.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.demo.OthersCounts;
import org.livekit4j.demo.StreamSnapshot;
import org.livekit4j.track.MediaStream;

/**
 * Tracks of others, of one medium: each is listened to as long as it and the service are there.
 *
 * @param <S> the service
 */
final class RemoteTrackReceivers<S> implements ServiceUser<S>, AutoCloseable {
    private final Map<RemoteTrackReceiver<S, ?>, Optional<MediaStream<?>>> receivers = new LinkedHashMap<>();
    private S service;
    private int tracks;
    private long receivedBefore;
    private boolean closed;

    synchronized void add(RemoteTrackReceiver<S, ?> receiver) {
        if (!closed) {
            tracks++;
            receivers.put(receiver, service == null ? Optional.empty() : listen(receiver));
        }
    }

    /** The track has ended. */
    synchronized void remove(RemoteTrackReceiver<S, ?> receiver) {
        Optional<MediaStream<?>> stream = receivers.remove(receiver);
        if (stream != null) {
            stream.ifPresent(MediaStream::close);
            receiver.close();
            receivedBefore += receiver.snapshot().received();
        }
    }

    @Override
    public synchronized void came(S newService) {
        stopAll();
        service = newService;
        receivers.replaceAll((receiver, stream) -> listen(receiver));
    }

    @Override
    public synchronized void gone(S oldService) {
        if (service == oldService) {
            stopAll();
            service = null;
        }
    }

    synchronized List<StreamSnapshot> snapshots() {
        return receivers.keySet().stream().map(RemoteTrackReceiver::snapshot).toList();
    }

    synchronized OthersCounts counts() {
        long received = snapshots().stream().mapToLong(StreamSnapshot::received).sum();
        return new OthersCounts(tracks, receivedBefore + received);
    }

    /** Listens to nobody any more, and finishes their files. */
    @Override
    public synchronized void close() {
        closed = true;
        new ArrayList<>(receivers.keySet()).forEach(this::remove);
    }

    private Optional<MediaStream<?>> listen(RemoteTrackReceiver<S, ?> receiver) {
        try {
            return Optional.of(receiver.listen(service));
        } catch (IllegalStateException e) {
            return Optional.empty(); // the track has ended, and the room is about to say so
        }
    }

    private void stopAll() {
        receivers.replaceAll((receiver, stream) -> {
            stream.ifPresent(MediaStream::close);
            return Optional.empty();
        });
    }
}
