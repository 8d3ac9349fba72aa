package org.livekit4j.room.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.livekit4j.track.LiveKitException;

/**
 * What a participant says of itself, changed by requests. The native library begins to wait for the server's answer only when it has sent
 * the request, and misses an answer that is faster; five seconds later it reports a timeout. By then the room has told whether the change
 * was made.
 */
final class OwnInfo {
    private static final String TIMEOUT = "request timeout";

    private final LocalRequests requests;
    private final ParticipantModel model;

    OwnInfo(LocalRequests requests, ParticipantModel model) {
        this.requests = requests;
        this.model = model;
    }

    CompletableFuture<Void> setMetadata(String metadata) {
        return unlessMade(requests.setMetadata(metadata), () -> model.metadata().equals(metadata));
    }

    CompletableFuture<Void> setName(String name) {
        return unlessMade(requests.setName(name), () -> model.name().equals(name));
    }

    /** Empty values remove their keys. */
    CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
        return unlessMade(requests.setAttributes(attributes), () -> attributes.entrySet().stream()
                .allMatch(entry -> model.attributes().getOrDefault(entry.getKey(), "").equals(entry.getValue())));
    }

    private static CompletableFuture<Void> unlessMade(CompletableFuture<Void> answer, BooleanSupplier made) {
        return answer.exceptionallyCompose(failure -> isTimeout(failure) && made.getAsBoolean()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(failure));
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof LiveKitException && cause.getMessage().endsWith(TIMEOUT);
    }
}
