package org.livekit4j.token;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.JsonObject;
import org.livekit4j.token.internal.Protocol;

/** What a token says that {@link TokenVerifier} has accepted. Immutable. It does not hold the token itself. */
public final class VerifiedToken {
    private final String apiKey;
    private final Instant expiresAt;
    private final JsonObject claims;
    private final VideoGrant grant;
    private final SipGrant sipGrant;
    private final AgentGrant agentGrant;
    private final InferenceGrant inferenceGrant;
    private final ObservabilityGrant observabilityGrant;
    private final Optional<RoomConfiguration> roomConfiguration;

    private VerifiedToken(String apiKey, Instant expiresAt, JsonObject claims) {
        this.apiKey = apiKey;
        this.expiresAt = expiresAt;
        this.claims = claims;
        grant = VideoGrant.of(claims.object("video").orElse(JsonObject.EMPTY));
        sipGrant = SipGrant.of(claims.object("sip").orElse(JsonObject.EMPTY));
        agentGrant = AgentGrant.of(claims.object("agent").orElse(JsonObject.EMPTY));
        inferenceGrant = InferenceGrant.of(claims.object("inference").orElse(JsonObject.EMPTY));
        observabilityGrant = ObservabilityGrant.of(claims.object("observability").orElse(JsonObject.EMPTY));
        roomConfiguration = claims.object("roomConfig").map(RoomConfiguration::of);
    }

    /** @throws IllegalArgumentException if a claim is of another type than expected */
    static VerifiedToken of(String apiKey, Instant expiresAt, JsonObject claims) {
        VerifiedToken token = new VerifiedToken(apiKey, expiresAt, claims);
        token.identity();
        token.name();
        token.metadata();
        token.attributes();
        token.kind();
        token.kindDetails();
        token.roomPreset();
        token.sha256();
        token.notBefore();
        return token;
    }

    /** {@return the API key with whose secret the token was signed} */
    public String apiKey() {
        return apiKey;
    }

    /** {@return when the token expires} */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** {@return when the token begins to be valid; empty means at once} */
    public Optional<Instant> notBefore() {
        return claims.time("nbf");
    }

    /** {@return the identity of the participant; empty for a token that does not join} */
    public Optional<String> identity() {
        return present("sub").or(() -> present("jti")); // as the server reads it
    }

    /** {@return the display name of the participant; empty if it has none} */
    public Optional<String> name() {
        return present("name");
    }

    /** {@return the metadata of the participant; empty if it has none} */
    public Optional<String> metadata() {
        return present("metadata");
    }

    /** {@return the attributes of the participant} */
    public Map<String, String> attributes() {
        return claims.textsByName("attributes");
    }

    /** {@return the kind of participant; {@link ParticipantKind#STANDARD} also for one that is not known} */
    public ParticipantKind kind() {
        return present("kind").flatMap(kind -> Protocol.constant(ParticipantKind.class, kind)).orElse(ParticipantKind.STANDARD);
    }

    /** {@return details of the kind of participant, without those that are not known} */
    public List<ParticipantKindDetail> kindDetails() {
        return claims.texts("kindDetails").stream()
                .flatMap(detail -> Protocol.constant(ParticipantKindDetail.class, detail).stream()).toList();
    }

    /** {@return the permissions for rooms} */
    public VideoGrant grant() {
        return grant;
    }

    /** {@return the permissions for SIP} */
    public SipGrant sipGrant() {
        return sipGrant;
    }

    /** {@return the permissions for the agents of LiveKit Cloud} */
    public AgentGrant agentGrant() {
        return agentGrant;
    }

    /** {@return the permissions for LiveKit Inference} */
    public InferenceGrant inferenceGrant() {
        return inferenceGrant;
    }

    /** {@return the permissions for the observability of LiveKit Cloud} */
    public ObservabilityGrant observabilityGrant() {
        return observabilityGrant;
    }

    /** {@return the configuration with which the room is created; empty means the server's defaults} */
    public Optional<RoomConfiguration> roomConfiguration() {
        return roomConfiguration;
    }

    /** {@return the LiveKit Cloud preset with which the room is created; empty means none} */
    public Optional<String> roomPreset() {
        return present("roomPreset");
    }

    /** {@return the SHA-256 hash of the body that the token signs, in Base64; empty for a token of a participant} */
    public Optional<String> sha256() {
        return present("sha256");
    }

    private Optional<String> present(String name) {
        return claims.text(name).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "VerifiedToken[apiKey=" + Printable.of(apiKey) + ", identity=" + Printable.of(identity().orElse(""))
                + ", expiresAt="
                + expiresAt + ", grant=" + grant + "]";
    }
}
