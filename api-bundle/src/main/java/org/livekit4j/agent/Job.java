package org.livekit4j.agent;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.LiveKit;
import org.livekit4j.room.Room;
import org.osgi.annotation.versioning.ProviderType;

/** A job that a worker has taken, in the room that it was dispatched to. Safe for use by several threads. */
@ProviderType
public interface Job {

    /** {@return what the server has offered} */
    JobOffer offer();

    /** {@return the room, which the worker has joined, and closes when the handler returns} */
    Room room();

    /**
     * Tells the room what the agent does just now, by the attribute {@value AgentState#ATTRIBUTE}. An agent that has never said
     * so has no state; it is none that people talk to.
     *
     * @param state the state
     * @return a future that completes when the server has it; it fails as that of {@link
     *     org.livekit4j.room.LocalParticipant#setAttributes}
     */
    default CompletableFuture<Void> setState(AgentState state) {
        return room().localParticipant().setAttributes(Map.of(AgentState.ATTRIBUTE, state.value()));
    }

    /** {@return whether the job is to end} */
    boolean isCancelled();

    /**
     * Returns a future for the reason why the job is to end. If the handler has not returned two seconds after that, its thread
     * is interrupted.
     *
     * @return a future that completes when the job is cancelled; it never completes if the handler returns first
     */
    CompletableFuture<JobCancellation> cancelled();

    /**
     * Waits until the job is cancelled. A handler that works through listeners only calls it to stay in the room.
     *
     * @return the reason
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    default JobCancellation awaitCancelled() throws InterruptedException {
        return LiveKit.await(cancelled());
    }
}
