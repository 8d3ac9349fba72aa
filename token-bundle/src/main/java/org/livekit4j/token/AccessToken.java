package org.livekit4j.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.ParticipantKindDetail;
import org.livekit4j.text.Printable;
import org.livekit4j.token.internal.Claims;
import org.livekit4j.token.internal.Jwt;

/**
 * An access token in the making. Each method gives a changed copy, so that one with a key and a grant can serve for many
 * participants. Immutable.
 *
 * <pre>
 * String token = AccessToken.of(apiKey, apiSecret).withIdentity("recorder").withGrant(VideoGrant.join("meeting")).toJwt();
 * </pre>
 */
public final class AccessToken {
    /** How long a token can be used to join, if nothing else is said: six hours, as with LiveKit's own SDKs. */
    public static final Duration DEFAULT_TTL = Duration.ofHours(6);

    private static final int MIN_SECRET_BYTES = 32;
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
     * A token that allows nothing yet.
     *
     * @param apiSecret at least 32 bytes; it is in no {@code toString} and no message
     */
    public static AccessToken of(String apiKey, String apiSecret) {
        Claims.requireText("the API key", apiKey);
        Claims.requireText("the API secret", apiSecret);
        int bytes = apiSecret.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the API secret has " + bytes + " bytes; it must have " + MIN_SECRET_BYTES
                    + " or more, or it could be guessed. The development key of livekit-server has such a short one:"
                    + " start the server with --keys \"NAME: SECRET\" instead");
        }
        return new AccessToken(apiKey, apiSecret, null, DEFAULT_TTL, VideoGrant.NONE, Map.of());
    }

    /** Who joins with it, unique in the room: a participant that joins with the same identity removes the earlier one. */
    public AccessToken withIdentity(String identity) {
        return new AccessToken(apiKey, apiSecret, Claims.requireText("the identity", identity), ttl, grant, claims);
    }

    /**
     * How long the token can be used to join, in whole seconds: from a second to a hundred years. A participant who is in the room stays in it.
     */
    public AccessToken withTtl(Duration ttl) {
        if (ttl.toSeconds() < 1 || ttl.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ttl is " + ttl + "; it must be a second or more, and a hundred years at most");
        }
        return new AccessToken(apiKey, apiSecret, identity, ttl, grant, claims);
    }

    public AccessToken withGrant(VideoGrant grant) {
        return new AccessToken(apiKey, apiSecret, identity, ttl, Objects.requireNonNull(grant, "grant"), claims);
    }

    public AccessToken withSipGrant(SipGrant grant) {
        return with("sip", grant.claims());
    }

    /** The name that is shown; unlike the identity it need not be unique. */
    public AccessToken withName(String name) {
        return with("name", Objects.requireNonNull(name, "name"));
    }

    public AccessToken withMetadata(String metadata) {
        return with("metadata", Objects.requireNonNull(metadata, "metadata"));
    }

    public AccessToken withAttributes(Map<String, String> attributes) {
        return with("attributes", Map.copyOf(attributes));
    }

    /** What the participant is; default {@link ParticipantKind#STANDARD}. */
    public AccessToken withKind(ParticipantKind kind) {
        return with("kind", name(kind));
    }

    public AccessToken withKindDetails(Collection<ParticipantKindDetail> details) {
        return with("kindDetails", details.stream().map(AccessToken::name).toList());
    }

    /** How the room is created if this participant is the first. */
    public AccessToken withRoomConfiguration(RoomConfiguration configuration) {
        return with("roomConfig", configuration.claims());
    }

    /** The preset, made on LiveKit Cloud, by which the room is created. */
    public AccessToken withRoomPreset(String preset) {
        return with("roomPreset", Claims.requireText("the preset's name", preset));
    }

    /** The hash of a request's body, Base64 of SHA-256, for tokens that sign a webhook. */
    public AccessToken withSha256(String sha256) {
        return with("sha256", Claims.requireText("sha256", sha256));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private AccessToken with(String name, Object value) {
        return new AccessToken(apiKey, apiSecret, identity, ttl, grant, Claims.with(claims, name, value));
    }

    /**
     * The signed token, valid from now on.
     *
     * @throws IllegalStateException if it is to join a room and there is no identity, or no room to join
     */
    public String toJwt() {
        return toJwt(Instant.now());
    }

    String toJwt(Instant now) {
        if (grant.joins() && identity == null) {
            throw new IllegalStateException("to join a room the token needs an identity: withIdentity");
        }
        if (grant.lacksRoom()) {
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
