package org.livekit4j.demo.internal;

import java.util.Optional;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.video.Video;

/** Where the tracks of a run go. */
interface Transport {

    /** Makes the transport of one run. */
    @FunctionalInterface
    interface Factory {
        /** @param stop ends the run before its time */
        Transport create(Output output, Problems problems, Runnable stop);
    }

    /** Whether the services that {@link #enter} needs are there. */
    boolean ready();

    /**
     * Goes there, before any link is opened.
     *
     * @throws VenueException if that is not possible
     */
    void enter() throws InterruptedException;

    TrackEndpoint open(Audio audio, AudioChannel channel);

    TrackEndpoint open(Video video, VideoChannel channel);

    /** How much of what is sent comes back. */
    DeliveryThreshold expectation();

    /** Goes away, also if nobody entered; links are closed afterwards. */
    void leave();

    /** What others send. */
    RemoteTrackReceivers<Audio> audioGuests();

    /** What others send. */
    RemoteTrackReceivers<Video> videoGuests();

    /** Empty if it is no room. */
    Optional<RoomFigures> figures();
}
