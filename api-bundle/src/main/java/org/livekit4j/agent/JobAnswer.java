package org.livekit4j.agent;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** The answer to a {@link JobOffer}. Immutable; every {@code with} method returns a changed copy. */
public final class JobAnswer {

    /** What happens to a job that is offered. */
    public enum Decision {
        /** This worker takes it. */
        ACCEPT,
        /** The server asks the next worker. */
        REFUSE,
        /** No worker is asked; the job counts as done. */
        TERMINATE
    }

    private static final Option<Decision> DECISION = Option.of("decision", Decision.ACCEPT);
    private static final Option<String> IDENTITY = Option.of("identity");
    private static final Option<String> NAME = Option.of("name");
    private static final Option<String> METADATA = Option.of("metadata");
    private static final Option<Map<String, String>> ATTRIBUTES = Option.of("attributes", Map.of());
    private static final JobAnswer DEFAULT = new JobAnswer(OptionValues.of(JobAnswer.class));

    private final OptionValues values;

    private JobAnswer(OptionValues values) {
        this.values = values;
    }

    /** {@return the answer that this worker takes the job} */
    public static JobAnswer accept() {
        return DEFAULT;
    }

    /** {@return the answer that another worker is to be asked} */
    public static JobAnswer refuse() {
        return DEFAULT.with(DECISION, Decision.REFUSE);
    }

    /** {@return the answer that no worker is to take the job, which counts as done} */
    public static JobAnswer terminate() {
        return DEFAULT.with(DECISION, Decision.TERMINATE);
    }

    private <T> JobAnswer with(Option<T> option, T value) {
        return new JobAnswer(values.with(option, value));
    }

    /** {@return what happens to the job} */
    public Decision decision() {
        return values.get(DECISION);
    }

    /** {@return the agent's identity in the room; empty for {@code agent-} and the identifier of the job} */
    public Optional<String> identity() {
        return values.find(IDENTITY);
    }

    /** {@return the agent's display name; empty for none} */
    public Optional<String> name() {
        return values.find(NAME);
    }

    /** {@return the agent's metadata as a participant; empty for none} */
    public Optional<String> metadata() {
        return values.find(METADATA);
    }

    /** {@return the agent's attributes as a participant, besides those that the server and the worker set} */
    public Map<String, String> attributes() {
        return values.get(ATTRIBUTES);
    }

    /**
     * Returns a copy with another {@link #identity}.
     *
     * @param identity the identity, unique in the room: a participant that joins with the same one removes the earlier one
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public JobAnswer withIdentity(String identity) {
        if (Objects.requireNonNull(identity, "identity is null").isBlank()) {
            throw new IllegalArgumentException("identity is blank; it must be unique in the room");
        }
        return with(IDENTITY, identity);
    }

    /**
     * Returns a copy with another {@link #name}.
     *
     * @param name the display name
     * @return the copy
     */
    public JobAnswer withName(String name) {
        return with(NAME, name);
    }

    /**
     * Returns a copy with another {@link #metadata}.
     *
     * @param metadata the metadata
     * @return the copy
     */
    public JobAnswer withMetadata(String metadata) {
        return with(METADATA, metadata);
    }

    /**
     * Returns a copy with other {@link #attributes}.
     *
     * @param attributes the attributes
     * @return the copy
     */
    public JobAnswer withAttributes(Map<String, String> attributes) {
        return with(ATTRIBUTES, Map.copyOf(Objects.requireNonNull(attributes, "attributes is null")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JobAnswer that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
