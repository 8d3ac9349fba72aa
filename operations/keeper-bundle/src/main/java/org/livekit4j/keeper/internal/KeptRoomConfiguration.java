package org.livekit4j.keeper.internal;

import java.util.Properties;
import org.livekit4j.room.Room;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** A room that is kept joined. A change leaves the room and joins anew. */
@ObjectClassDefinition(name = "LiveKit4j: a room that is kept joined", description = "Joins the room and joins it again when it has"
        + " ended, for as long as this configuration exists. What admits to it is one of token, token.file and key.file. A change"
        + " leaves the room and joins anew.")
@interface KeptRoomConfiguration {

    @AttributeDefinition(name = "Server", description = "URL of the server: ws://, wss://, http:// or https://")
    String url() default "";

    @AttributeDefinition(name = "Token", type = AttributeType.PASSWORD, required = false, description = "An access token. Anyone who can"
            + " read configurations can read it: token.file and key.file keep it out of them")
    String token() default "";

    @AttributeDefinition(name = "File of the token", required = false, description = "File with an access token in it, which is read"
            + " anew each time the room is joined")
    String token_file() default "";

    @AttributeDefinition(name = "File of the API key", required = false, description = "Properties file with api.key and api.secret in"
            + " it, which is read anew each time the room is joined; a token is made of them then. It needs room and identity")
    String key_file() default "";

    @AttributeDefinition(name = "Room", required = false, description = "Name of the room, for key.file; a token names it itself")
    String room() default "";

    @AttributeDefinition(name = "Identity", required = false, description = "Identity in the room, for key.file. It must be unique in"
            + " the room: who joins with the same one puts the other out")
    String identity() default "";

    @AttributeDefinition(name = "Name", required = false, description = "Name in the room for people to read, for key.file")
    String name() default "";

    @AttributeDefinition(name = "Subscribe to everything", description = "Whether to subscribe to whatever is published")
    boolean autoSubscribe() default true;

    @AttributeDefinition(name = "Adaptive stream", description = "Whether the server sends video no larger than it is asked for")
    boolean adaptiveStream() default false;

    @AttributeDefinition(name = "Dynacast", description = "Whether layers of video that nobody watches are not sent")
    boolean dynacast() default false;

    @AttributeDefinition(name = "Single peer connection", description = "Whether one connection serves both directions")
    boolean singlePeerConnection() default true;

    @AttributeDefinition(name = "Ways to the server", description = "Which ways WebRTC tries", options = {
        @Option(label = "all", value = "ALL"), @Option(label = "relays only", value = "RELAY"),
        @Option(label = "all but this host's own addresses", value = "NO_HOST")})
    String ice_transport() default "ALL";

    @AttributeDefinition(name = "File of the encryption key", required = false, description = "File whose bytes, without white space"
            + " at the end, are the key with which media are encrypted end to end. Read anew each time the room is joined; without the"
            + " property there is no encryption")
    String encryption_key_file() default "";

    @AttributeDefinition(name = "First pause", min = "1", description = "How long to wait before the second attempt, in ms; each one"
            + " after that waits twice as long as the one before. A random part of up to a half is taken off")
    long retry_minMs() default 1_000;

    @AttributeDefinition(name = "Longest pause", min = "1", description = "The longest wait between two attempts, in ms")
    long retry_maxMs() default 60_000;

    @AttributeDefinition(name = "Stable after", min = "0", description = "How long it must have been in the room, in ms, for the"
            + " pauses to begin with the first one again")
    long retry_stableMs() default 60_000;

    @AttributeDefinition(name = "Rejoin after the room was deleted", description = "Whether a deleted room is joined again,"
            + " which makes it anew")
    boolean rejoin_after_room_deleted() default false;
}
