package org.livekit4j.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.JsonObject;
import org.livekit4j.token.internal.Jwt;
import org.livekit4j.token.internal.Protocol;

/**
 * The builder of an access token. Immutable: each method returns a changed copy, so a token with a key and a grant can serve as
 * the template for many participants.
 *
 * <pre> String token = AccessToken.of(apiKey, apiSecret).withIdentity("recorder").withGrant(VideoGrant.join("meeting")).toJwt();
 * </pre>
 */
public final class AccessToken {
    /** The default of {@link #withTtl}: six hours, as in LiveKit's own SDKs. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(6);

    private static final String ROOM_CONFIG = "roomConfig";
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final String apiKey;
    private final String apiSecret;
    private final String identity;
    private final Duration ttl;
    private final VideoGrant grant;
    private final Map<String, Object> claims;

    private AccessToken(String apiKey, String apiSecret, String identity, Duration ttl, VideoGrant grant,
            Map<String, Object> claims) {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.identity = identity;
        this.ttl = ttl;
        this.grant = grant;
        this.claims = claims;
    }

    /**
     * Returns a token that permits nothing.
     *
     * @param apiKey the API key
     * @param apiSecret the API secret, at least 32 bytes; it appears in no {@code toString} and no message
     * @return the token
     * @throws IllegalArgumentException if the key is blank or the secret is too short
     */
    public static AccessToken of(String apiKey, String apiSecret) {
        Claims.requireText("the API key", apiKey);
        Jwt.requireSecret(apiSecret);
        return new AccessToken(apiKey, apiSecret, null, DEFAULT_TTL, VideoGrant.NONE, Map.of());
    }

    /**
     * Returns a copy with the identity of the participant. It is unique in the room: a participant that joins with the same
     * identity removes the earlier one.
     *
     * @param identity the identity
     * @return the copy
     * @throws IllegalArgumentException if it is blank
     */
    public AccessToken withIdentity(String identity) {
        return new AccessToken(apiKey, apiSecret, Claims.requireText("the identity", identity), ttl, grant, claims);
    }

    /**
     * Returns a copy with the time for which the token admits to a room. Participants stay in the room when it has expired.
     *
     * @param ttl the time, in whole seconds, from a second to a hundred years
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AccessToken withTtl(Duration ttl) {
        if (ttl.toSeconds() < 1 || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ttl is " + ttl + "; it must be a second or more, and a hundred years at most");
        }
        return new AccessToken(apiKey, apiSecret, identity, ttl, grant, claims);
    }

    /**
     * Returns a copy with the permissions for rooms.
     *
     * @param grant the permissions
     * @return the copy
     */
    public AccessToken withGrant(VideoGrant grant) {
        return new AccessToken(apiKey, apiSecret, identity, ttl, Objects.requireNonNull(grant, "grant"), claims);
    }

    /**
     * Returns a copy with the permissions for SIP.
     *
     * @param grant the permissions
     * @return the copy
     */
    public AccessToken withSipGrant(SipGrant grant) {
        return with("sip", grant.claims());
    }

    /**
     * Returns a copy with the permissions for the agents of LiveKit Cloud.
     *
     * @param grant the permissions
     * @return the copy
     */
    public AccessToken withAgentGrant(AgentGrant grant) {
        return with("agent", grant.claims());
    }

    /**
     * Returns a copy with the permissions for LiveKit Inference.
     *
     * @param grant the permissions
     * @return the copy
     */
    public AccessToken withInferenceGrant(InferenceGrant grant) {
        return with("inference", grant.claims());
    }

    /**
     * Returns a copy with the permissions for the observability of LiveKit Cloud.
     *
     * @param grant the permissions
     * @return the copy
     */
    public AccessToken withObservabilityGrant(ObservabilityGrant grant) {
        return with("observability", grant.claims());
    }

    /**
     * Returns a copy with the display name of the participant, which need not be unique.
     *
     * @param name the name
     * @return the copy
     */
    public AccessToken withName(String name) {
        return with("name", Objects.requireNonNull(name, "name"));
    }

    /**
     * Returns a copy with the metadata of the participant.
     *
     * @param metadata the metadata
     * @return the copy
     */
    public AccessToken withMetadata(String metadata) {
        return with("metadata", Objects.requireNonNull(metadata, "metadata"));
    }

    /**
     * Returns a copy with the attributes of the participant.
     *
     * @param attributes the attributes
     * @return the copy
     */
    public AccessToken withAttributes(Map<String, String> attributes) {
        return with("attributes", Map.copyOf(attributes));
    }

    /**
     * Returns a copy with the kind of participant. The default is {@link ParticipantKind#STANDARD}.
     *
     * @param kind the kind
     * @return the copy
     */
    public AccessToken withKind(ParticipantKind kind) {
        return with("kind", Protocol.name(kind));
    }

    /**
     * Returns a copy with details of the kind of participant.
     *
     * @param details the details
     * @return the copy
     */
    public AccessToken withKindDetails(Collection<ParticipantKindDetail> details) {
        return with("kindDetails", details.stream().map(Protocol::name).toList());
    }

    /**
     * Returns a copy with the configuration with which the room is created if this participant is the first to join.
     *
     * @param configuration the configuration
     * @return the copy
     */
    public AccessToken withRoomConfiguration(RoomConfiguration configuration) {
        return with(ROOM_CONFIG, configuration.claims());
    }

    /**
     * Returns a copy with the LiveKit Cloud preset with which the room is created.
     *
     * @param preset the name of the preset
     * @return the copy
     */
    public AccessToken withRoomPreset(String preset) {
        return with("roomPreset", Claims.requireText("the preset's name", preset));
    }

    /**
     * Returns a copy with the hash of a request body, for a token that signs a webhook. {@link WebhookReceiver} checks it.
     *
     * @param sha256 the SHA-256 hash, in Base64
     * @return the copy
     */
    public AccessToken withSha256(String sha256) {
        return with("sha256", Claims.requireText("sha256", sha256));
    }

    /** With what the request names. */
    AccessToken requested(TokenRequest request) {
        AccessToken token = request.participantIdentity().map(this::withIdentity).orElse(this);
        token = request.participantName().map(token::withName).orElse(token);
        token = request.participantMetadata().map(token::withMetadata).orElse(token);
        token = request.participantAttributes().isEmpty() ? token : token.withAttributes(request.participantAttributes());
        token = request.roomName().map(grant::withRoom).map(token::withGrant).orElse(token);
        return request.agentName().map(AgentDispatch::of).map(agent -> withAgent(agent, request))
                .map(token::withRoomConfiguration)
                .orElse(token);
    }

    private RoomConfiguration withAgent(AgentDispatch agent, TokenRequest request) {
        AgentDispatch named = request.agentMetadata().map(agent::withMetadata).orElse(agent);
        AgentDispatch deployed = request.agentDeployment().map(named::withDeployment).orElse(named);
        RoomConfiguration configuration = new JsonObject(claims).object(ROOM_CONFIG).map(RoomConfiguration::of)
                .orElse(RoomConfiguration.DEFAULTS);
        return configuration.withAgents(Stream.concat(configuration.agents().stream(), Stream.of(deployed)).toList());
    }

    private AccessToken with(String name, Object value) {
        return new AccessToken(apiKey, apiSecret, identity, ttl, grant, Claims.with(claims, name, value));
    }

    /**
     * Returns the signed token, valid from now on.
     *
     * @return the token, as a JWT
     * @throws IllegalStateException if it admits to a room but has no identity or no room
     */
    public String toJwt() {
        return toJwt(Instant.now());
    }

    String toJwt(Instant now) {
        if (grant.roomJoin() && identity == null) {
            throw new IllegalStateException("to join a room the token needs an identity: withIdentity");
        }
        if ((grant.roomJoin() || grant.roomAdmin()) && grant.room().isEmpty()) {
            throw new IllegalStateException("to join or administer a room the token must name it: VideoGrant.withRoom");
        }
        Map<String, Object> all = grant.claims().isEmpty() ? claims : Claims.with(claims, "video", grant.claims());
        return Jwt.sign(apiKey, apiSecret, identity, now, now.plus(ttl), all);
    }

    @Override
    public String toString() {
        return "AccessToken[apiKey=" + apiKey + ", identity=" + Printable.of(identity) + ", ttl=" + ttl + ", grant=" + grant
                + "]";
    }
}
