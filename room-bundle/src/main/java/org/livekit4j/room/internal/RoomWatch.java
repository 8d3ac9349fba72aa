package org.livekit4j.room.internal;

import java.util.function.Consumer;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RoomEvent;

/**
 * Checks one room every two seconds: whether events still arrive, none was lost, the server has all publications, and subscribed
 * tracks receive media. It repairs what it can; otherwise it ends the room with a reason, so that the room can be joined again.
 */
final class RoomWatch implements RoomEventHandler.Reconnects {
    private final RoomState model;
    private final Listeners listeners;
    private final Pulse pulse;
    private final PublicationWatch publications;
    private final MediaWatch media;
    private final DecryptionWatch decryption;
    private final Consumer<DisconnectReason> onFault;
    private volatile boolean eventLost;
    /** When the connection was lost. Under the room's lock. */
    private long lostNanos;

    /** @param onFault ends the room; may be called again if the room does not end by that */
    RoomWatch(RoomState model, Consumer<DisconnectReason> onFault) {
        this.model = model;
        this.listeners = model.listeners();
        this.pulse = new Pulse(model);
        this.publications = new PublicationWatch(model);
        this.media = new MediaWatch(model);
        this.decryption = new DecryptionWatch(model);
        this.onFault = onFault;
    }

    /** An event has come. */
    void heard() {
        pulse.heard();
    }

    /** An event did not come, or could not be treated. There may be no memory for anything now. */
    void eventLost() {
        eventLost = true;
    }

    @Override
    public void lost() {
        lostNanos = System.nanoTime();
        FlightEvents.roomReconnecting(model.info().getName());
        publications.reconnecting();
    }

    @Override
    public void regained() {
        FlightEvents.roomReconnected(model.info().getName(), System.nanoTime() - lostNanos);
        publications.reconnected();
    }

    /** An event is about to be told. Under the room's lock. */
    void told(RoomEvent event) {
        switch (event) {
            case RoomEvent.TrackSubscribed subscribed -> media.subscribed(subscribed);
            case RoomEvent.TrackPublished(RemoteParticipant by, var _) -> tellEncryption((NativeRemoteParticipant) by);
            case RoomEvent.TrackUnpublished(RemoteParticipant by, var _) -> tellEncryption((NativeRemoteParticipant) by);
            default -> {
            }
        }
    }

    private void tellEncryption(NativeRemoteParticipant participant) {
        if (participant.encryptedChanged()) {
            listeners.tell(new RoomEvent.ParticipantEncryptionStatusChanged(participant, participant.encrypted()));
        }
    }

    /** On one thread. */
    void look() {
        listeners.look();
        if (eventLost) {
            onFault.accept(DisconnectReason.EVENTS_LOST);
            return;
        }
        pulse.look().ifPresent(onFault);
        if (pulse.isFelt() && publications.look()) { // otherwise an attempt to repair it would not succeed
            onFault.accept(DisconnectReason.PUBLICATION_LOST);
        }
        media.look();
        decryption.look();
    }
}
