package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.livekit4j.audio.Audio;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.queue.ServiceFactory;

/** A test of tools for audio on the real library, in plain Java. After each test their native handles must be back. */
abstract class WithAudio {
    private FfiClient client;
    private OwnedFfiEventQueue queue;
    ServiceFactory.Opened<Audio> opened;
    Audio audio;

    @BeforeEach
    void open() {
        client = FfiClients.open(FfiOptions.DEFAULTS);
        queue = FfiQueues.open(client);
        opened = ServiceFactory.open(Audio.class, client, queue::subscribe);
        audio = opened.service();
    }

    /** Before the service is closed, which would release what a tool leaves behind. */
    @AfterEach
    void shouldReleaseWhatWasCreated() {
        for (HandleKind kind : List.of(HandleKind.AUDIO_RESAMPLER, HandleKind.AUDIO_PROCESSING)) {
            assertThat(live(kind)).as(kind.name()).isZero();
        }
        opened.close();
        queue.close();
        client.close();
    }

    final long live(HandleKind kind) {
        return client.handles().liveByKind().getOrDefault(kind, 0L);
    }
}
