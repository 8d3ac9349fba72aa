package org.livekit4j.bench.soak.plain;

import java.util.concurrent.Executor;
import org.livekit4j.audio.Audio;
import org.livekit4j.bench.soak.Services;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.media.FrameEventLoop;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.ServiceFactory;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.Rooms;
import org.livekit4j.video.Video;

/** The library in plain Java. */
final class PlainEngine implements Services, AutoCloseable {
    private final FfiClient client = FfiClients.open(FfiOptions.DEFAULTS);
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final ServiceFactory.Opened<Audio> audio = ServiceFactory.open(Audio.class, client, queue::subscribe);
    private final ServiceFactory.Opened<Video> video = ServiceFactory.open(Video.class, client, queue::subscribe);
    private final ServiceFactory.Opened<Rooms> rooms = ServiceFactory.open(Rooms.class, client, queue::subscribe);
    private final FrameEventLoop frames = FrameEventLoop.start("soak frames");

    FfiClient client() {
        return client;
    }

    /** Takes subscribers to native events. */
    SubscriberRegistry registry() {
        return queue::subscribe;
    }

    @Override
    public Audio audio() {
        return audio.service();
    }

    @Override
    public Video video() {
        return video.service();
    }

    @Override
    public Rooms rooms() {
        return rooms.service();
    }

    @Override
    public Executor frames() {
        return frames;
    }

    @Override
    public void close() {
        rooms.close();
        video.close();
        audio.close();
        frames.close();
        queue.close();
        client.close();
    }
}
