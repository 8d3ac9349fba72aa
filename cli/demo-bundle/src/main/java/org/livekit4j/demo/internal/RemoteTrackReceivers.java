package org.livekit4j.demo.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.RoomFigures;

/**
 * Tracks of others, of one medium: each is listened to as long as it and the service are there.
 *
 * @param <S> the service
 */
final class RemoteTrackReceivers<S> implements ServiceSlot.User<S>, AutoCloseable {
    private final Set<RemoteTrackReceiver<S, ?>> receivers = new LinkedHashSet<>();
    private S service;
    private int tracks;
    private long receivedBefore;
    private boolean closed;

    synchronized void add(RemoteTrackReceiver<S, ?> receiver) {
        if (!closed) {
            tracks++;
            receivers.add(receiver);
            if (service != null) {
                receiver.listen(service);
            }
        }
    }

    /** The track has ended. */
    synchronized void remove(RemoteTrackReceiver<S, ?> receiver) {
        if (receivers.remove(receiver)) {
            receiver.stop();
            receiver.close();
            receivedBefore += receiver.snapshot().received();
        }
    }

    @Override
    public synchronized void came(S newService) {
        receivers.forEach(RemoteTrackReceiver::stop);
        service = newService;
        receivers.forEach(receiver -> receiver.listen(newService));
    }

    @Override
    public synchronized void gone(S oldService) {
        if (service == oldService) {
            receivers.forEach(RemoteTrackReceiver::stop);
            service = null;
        }
    }

    synchronized List<MediaSnapshot.Stream> snapshots() {
        return receivers.stream().map(RemoteTrackReceiver::snapshot).toList();
    }

    synchronized RoomFigures.Others counts() {
        long received = snapshots().stream().mapToLong(MediaSnapshot.Stream::received).sum();
        return new RoomFigures.Others(tracks, receivedBefore + received);
    }

    /** Stops all and finishes their files. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(receivers).forEach(this::remove);
    }
}
