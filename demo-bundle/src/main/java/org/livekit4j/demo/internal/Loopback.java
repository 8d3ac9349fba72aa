package org.livekit4j.demo.internal;

import java.util.Optional;
import org.livekit4j.audio.Audio;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.video.Video;

/** Through the native library and back: each frame comes as it was sent. */
final class Loopback implements Transport {
    private final RemoteTrackReceivers<Audio> audioGuests = new RemoteTrackReceivers<>();
    private final RemoteTrackReceivers<Video> videoGuests = new RemoteTrackReceivers<>();

    @Override
    public boolean ready() {
        return true;
    }

    @Override
    public void enter() {
        // It is here.
    }

    @Override
    public TrackEndpoint open(Audio audio, AudioChannel channel) {
        return new AudioLink(audio, channel);
    }

    @Override
    public TrackEndpoint open(Video video, VideoChannel channel) {
        return new VideoLink(video, channel);
    }

    @Override
    public DeliveryThreshold expectation() {
        return DeliveryThreshold.ALL;
    }

    @Override
    public void leave() {
        // There is nobody to leave.
    }

    @Override
    public RemoteTrackReceivers<Audio> audioGuests() {
        return audioGuests;
    }

    @Override
    public RemoteTrackReceivers<Video> videoGuests() {
        return videoGuests;
    }

    @Override
    public Optional<RoomFigures> figures() {
        return Optional.empty();
    }
}
