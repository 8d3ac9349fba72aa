package org.livekit4j.bench.soak.media;

import org.livekit4j.audio.AudioFrame;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.video.VideoFrame;

/** Opens lines of one medium. */
@FunctionalInterface
public interface LineFactory<F> {
    LineFactory<AudioFrame> AUDIO = (services, name) -> new AudioLine(services.audio(), name);
    LineFactory<VideoFrame> VIDEO = (services, name) -> new VideoLine(services.video(), name, 64, 48);

    /** @throws IllegalStateException if there is no such service now */
    Line<F> open(Services services, String name);
}
