package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;

/**
 * Updates the local participant's name, metadata and attributes, by one request at a time. The native library sends each change
 * together with what it knows of the rest: a change that is sent before the previous one has been confirmed would undo that one.
 * The library also starts to wait for the server's answer only after it has sent the request, so it misses a faster answer and
 * reports a timeout five seconds later. A change is therefore complete when the room shows it.
 */
final class SelfUpdates {
    private static final String TIMEOUT = "request timeout";
    /** The native library's own limit, and some time for the change to come back. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final LocalParticipantRequests requests;
    private final PendingFutures pending;
    private final ParticipantModel model;
    private final Conditions changes;
    /** The latest change that was asked for, done or not; under this object's monitor. It never fails. */
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** @param changes is told when the model has changed */
    SelfUpdates(LocalParticipantRequests requests, PendingFutures pending, ParticipantModel model, Conditions changes) {
        this.requests = requests;
        this.pending = pending;
        this.model = model;
        this.changes = changes;
    }

    CompletableFuture<Void> setMetadata(String metadata) {
        notEmpty("metadata", metadata);
        return change(() -> requests.setMetadata(metadata), () -> model.metadata().equals(metadata));
    }

    CompletableFuture<Void> setName(String name) {
        notEmpty("name", name);
        return change(() -> requests.setName(name), () -> model.name().equals(name));
    }

    private static void notEmpty(String what, String value) {
        if (Objects.requireNonNull(value, what + " is null").isEmpty()) {
            throw new IllegalArgumentException(what + " is empty, which servers take for unchanged; it must have a character");
        }
    }

    /** Empty values remove their keys. */
    CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
        Map<String, String> wanted = Map.copyOf(Objects.requireNonNull(attributes, "attributes is null"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("attributes is empty; it must hold an attribute to change");
        }
        if (wanted.keySet().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a key in attributes is blank; it must have a name");
        }
        return change(() -> requests.setAttributes(wanted), () -> wanted.entrySet().stream()
                .allMatch(entry -> model.attributes().getOrDefault(entry.getKey(), "").equals(entry.getValue())));
    }

    private synchronized CompletableFuture<Void> change(Supplier<CompletableFuture<Void>> request, BooleanSupplier made) {
        CompletableFuture<Void> change = last.thenCompose(_ -> ask(request, made));
        last = change.exceptionally(_ -> null);
        return pending.untilTheEnd(change);
    }

    /** Done when the answer and the change are there, or the change alone where there was something to change. */
    private CompletableFuture<Void> ask(Supplier<CompletableFuture<Void>> request, BooleanSupplier made) {
        boolean already = made.getAsBoolean();
        CompletableFuture<Void> shown = changes.whenTrue(made);
        CompletableFuture<Void> answer = request.get().exceptionallyCompose(failure -> isTimeout(failure)
                ? made.getAsBoolean() ? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure)
                : CompletableFuture.failedFuture(failure));
        CompletableFuture<Void> both = answer.thenCompose(_ -> shown);
        CompletableFuture<Void> change = new CompletableFuture<>();
        PendingFutures.follow(both, change);
        if (!already) {
            PendingFutures.follow(shown, change);
        }
        Future<?> deadline = Timer.after(LONGEST, () -> Completion.failNow(change, new LiveKitException(
                "the change was asked for, but the room did not show it within " + LONGEST.toSeconds() + " s")));
        change.whenComplete((_, _) -> {
            deadline.cancel(false);
            shown.cancel(false);
        });
        return change;
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof LiveKitException && cause.getMessage().endsWith(TIMEOUT);
    }
}
