package org.livekit4j.keeper.internal;

import java.util.Properties;
import org.livekit4j.room.Room;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A room that is kept joined. A change leaves the room and joins anew. */
@ObjectClassDefinition(name = "LiveKit4j kept room", description = "Joins the room, and rejoins it after it has"
        + " ended, while this configuration exists. Set exactly one of token, token.file, key.file and endpoint. A change of the"
        + " configuration leaves the room and joins it again.")
@interface KeptRoomConfiguration {

    @AttributeDefinition(name = "Servers", required = false, description = "The URLs of the servers of one installation: ws://,"
            + " wss://, http:// or https://; required unless endpoint is set. The next one is tried when one fails")
    String[] url() default {};

    @AttributeDefinition(name = "Token", type = AttributeType.PASSWORD, required = false, description = "An access token. All"
            + " users who can read configurations can read it; prefer token.file or key.file")
    String token() default "";

    @AttributeDefinition(name = "Token file", required = false, description = "A file that contains an access token. It is read"
            + " each time the room is joined")
    String token_file() default "";

    @AttributeDefinition(name = "Token server", required = false, description = "The http or https URL of a server that gives a"
            + " token and the URL of the LiveKit server, as LiveKit's standard for token servers says. It is asked each time the"
            + " room is joined, for room, identity and name as far as they are set. url must be empty then")
    String endpoint() default "";

    @AttributeDefinition(name = "Token server headers file", required = false, description = "A properties file with HTTP headers"
            + " for the token server, such as Authorization. It is read each time the room is joined")
    String endpoint_headers_file() default "";

    @AttributeDefinition(name = "API key file", required = false, description = "A properties file with api.key and api.secret,"
            + " from which a token is created each time the room is joined. It requires room and identity")
    String key_file() default "";

    @AttributeDefinition(name = "Room", required = false, description = "The name of the room, for key.file; a token contains it")
    String room() default "";

    @AttributeDefinition(name = "Identity", required = false, description = "The participant's identity, for key.file. It must be"
            + " unique in the room: a participant that joins with the same identity removes the earlier one")
    String identity() default "";

    @AttributeDefinition(name = "Name", required = false, description = "The participant's display name, for key.file")
    String name() default "";

    @AttributeDefinition(name = "Subscribe automatically", description = "Whether to subscribe to every published track")
    boolean autoSubscribe() default true;

    @AttributeDefinition(name = "Adaptive stream", description = "Whether the server sends video no larger than requested")
    boolean adaptiveStream() default false;

    @AttributeDefinition(name = "Dynacast", description = "Whether video layers without subscribers are paused")
    boolean dynacast() default false;

    @AttributeDefinition(name = "Single peer connection", description = "Whether one connection serves both directions")
    boolean singlePeerConnection() default true;

    @AttributeDefinition(name = "ICE transport", description = "The candidates that WebRTC tries", options = {
        @Option(label = "all", value = "ALL"), @Option(label = "relays only", value = "RELAY"),
        @Option(label = "all except this host's own addresses", value = "NO_HOST")})
    String ice_transport() default "ALL";

    @AttributeDefinition(name = "Encryption key file", required = false, description = "A file whose bytes, without trailing"
            + " white space, are the key of the end-to-end encryption. It is read each time the room is joined; without this"
            + " property media are not encrypted end to end")
    String encryption_key_file() default "";

    @AttributeDefinition(name = "First delay", min = "1", description = "How long to wait before the second attempt, in ms. Each"
            + " further delay is twice as long. A random part of up to a half is subtracted")
    long retry_minMs() default 1_000;

    @AttributeDefinition(name = "Longest delay", min = "1", description = "The longest delay between two attempts, in ms")
    long retry_maxMs() default 60_000;

    @AttributeDefinition(name = "Stable after", min = "0", description = "How long the keeper must have been in the room, in ms,"
            + " before the delays start again with the first one")
    long retry_stableMs() default 60_000;

    @AttributeDefinition(name = "Rejoin a deleted room", description = "Whether a deleted room is joined again,"
            + " which creates it again")
    boolean rejoin_after_room_deleted() default false;
}
