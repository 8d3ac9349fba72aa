package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiClients;
import org.livekit4j.ffi.FfiOptions;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.NewApmRequest;

/** One whole use of the library, from opening it to closing it, in the class loader that this class is loaded by. */
public final class LibraryUse implements Callable<String> {
    private static final int FRAMES = 20;

    @Override
    public String call() throws Exception {
        CountDownLatch frames = new CountDownLatch(FRAMES);
        try (FfiClient client = FfiClients.open(FfiOptions.DEFAULTS)) {
            client.listen(message -> {
                throw new IllegalStateException(message);
            });
            client.connect((type, innerType, key) -> type == FfiEvent.AUDIO_STREAM_EVENT_FIELD_NUMBER ? event -> {
                event.retain().close();
                frames.countDown();
            } : null);
            Loopback loopback = new Loopback(client);
            while (frames.getCount() > 0) {
                loopback.capture((short) 1).join();
            }
            // One that is never answered, with its timer, and one whose answer may come late.
            client.requestAsync(id -> FfiRequest.newBuilder().setNewApm(NewApmRequest.newBuilder().setEchoCancellerEnabled(false)
                    .setGainControllerEnabled(false).setHighPassFilterEnabled(true).setNoiseSuppressionEnabled(false)).build(),
                    Duration.ofHours(1));
            loopback.capture((short) 2);
            return client.health().libraryVersion().orElseThrow();
        }
    }
}
