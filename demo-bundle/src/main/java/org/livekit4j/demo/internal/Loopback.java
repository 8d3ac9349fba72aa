package org.livekit4j.demo.internal;

import java.util.Optional;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.video.Video;

/** Through the native library and back: each frame comes as it was sent. */
final class Loopback implements Venue {
    private final Guests<Audio> audioGuests = new Guests<>();
    private final Guests<Video> videoGuests = new Guests<>();

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void enter() {
        // It is here.
    }

    @Override
    public Link open(Audio audio, AudioChannel channel) {
        return new AudioLink(audio, channel);
    }

    @Override
    public Link open(Video video, VideoChannel channel) {
        return new VideoLink(video, channel);
    }

    @Override
    public Expectation expectation() {
        return Expectation.ALL;
    }

    @Override
    public void leave() {
        // There is nobody to leave.
    }

    @Override
    public Guests<Audio> audioGuests() {
        return audioGuests;
    }

    @Override
    public Guests<Video> videoGuests() {
        return videoGuests;
    }

    @Override
    public Optional<RoomFigures> figures() {
        return Optional.empty();
    }
}
