package org.livekit4j.devices.internal;

import java.util.function.Supplier;
import org.livekit4j.LiveKit;
import org.livekit4j.LiveKitException;
import org.livekit4j.devices.OpenDevice;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;

/**
 * A device that is published in a room.
 *
 * @param device the device
 * @param track the track of its source
 * @param publication the publication of the track
 * @param room the room
 */
record PublishedDevice<D extends OpenDevice>(D device, LocalTrack track, LocalTrackPublication publication, Room room) {

    /** The device is closed if it cannot be published. */
    static <D extends OpenDevice> PublishedDevice<D> publish(Room room, D device, Supplier<LocalTrack> maker,
            TrackPublishOptions options) throws InterruptedException {
        LocalTrack track = null;
        try {
            track = maker.get();
            return new PublishedDevice<>(device, track,
                    LiveKit.await(room.localParticipant().publishTrack(track, options)), room);
        } catch (RuntimeException | InterruptedException e) {
            device.close();
            if (track != null) {
                track.close();
            }
            throw e;
        }
    }

    /** Unpublishes it, and releases all of it, in this order: others then see it go, not fall silent. */
    void turnOff() throws InterruptedException {
        try {
            LiveKit.await(room.localParticipant().unpublishTrack(publication));
        } catch (IllegalArgumentException | LiveKitException e) {
            DeviceWorker.LOG.debug("{} is not published any more", device, e);
        } finally {
            device.close();
            track.close();
        }
    }
}
