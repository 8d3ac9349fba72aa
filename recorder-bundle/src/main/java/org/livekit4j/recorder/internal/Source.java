package org.livekit4j.recorder.internal;

import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.TrackSource;

/**
 * A track that is recorded.
 *
 * @param width of its pictures as they are published; 0 if that is not known
 * @param height as the width
 */
record Source(String participant, String name, TrackSource source, int width, int height, RemoteTrack track) {

    static Source of(RemoteParticipant by, RemoteTrackPublication publication, RemoteTrack track) {
        return new Source(by.identity(), publication.name(), publication.source(), publication.width(), publication.height(),
                track);
    }

    FileNames.Subject subject(String room) {
        return new FileNames.Subject(room, participant, name, source.name());
    }

    /** For logs. */
    String shown() {
        return Printable.of(name + " of " + participant);
    }
}
