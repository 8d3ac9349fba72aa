package org.livekit4j.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * This process in the room. Futures fail with {@link org.livekit4j.LiveKitException} and the message of the server or the native
 * library when something is not allowed.
 */
@ProviderType
public non-sealed interface LocalParticipant extends Participant {

    @Override
    Map<String, LocalTrackPublication> trackPublications();

    /**
     * Publishes a track. It stays its maker's, who closes it after it was unpublished or the room has ended. When this side loses the
     * permission to publish it, the publication ends as if it were unpublished; when the permission comes back it is published again by
     * hand.
     *
     * @return the publication, which {@link #trackPublications()} has by then. Fails at once if this participant
     *     {@linkplain #permissions() may not} publish from this source
     * @throws IllegalArgumentException if the track does not come from LiveKit4j, or the options ask for video that is encoded already, which no
     *     source here delivers
     * @throws IllegalStateException if the track is closed, or published already, here or in another room: a track can be published once at a time,
     *     until it is unpublished or the room has ended; if it was unpublished while the room reconnects, until some seconds after that. Tracks of
     *     the same source can be published in several rooms
     */
    CompletableFuture<LocalTrackPublication> publishTrack(LocalTrack track, TrackPublishOptions options);

    /**
     * Ends a publication. It is gone from {@link #trackPublications()} and {@link RoomEvent.LocalTrackUnpublished} is on its way before the
     * future is done; also while the room is reconnecting, when others see it go at the end of that. The track can be published again. If that is
     * done before the server had received media of it, the new publication may have the sid of the old, or the server does not answer, and
     * publishing fails after ten seconds: a new track helps.
     *
     * @throws IllegalArgumentException if it is no publication of this participant, or none any more
     */
    CompletableFuture<Void> unpublishTrack(LocalTrackPublication publication);

    /**
     * Changes this participant's metadata, which others see as {@link RoomEvent.ParticipantMetadataChanged}. Needs the permission to update
     * one's own metadata. Changes of metadata, name and attributes that are asked for at once are made one after the other, in the order
     * of the calls.
     *
     * @param metadata not empty: servers take that for "unchanged"
     * @return done when {@link #metadata()} is what was asked for
     * @throws IllegalArgumentException if it is empty
     */
    CompletableFuture<Void> setMetadata(String metadata);

    /** As {@link #setMetadata}, for the name: not empty either. */
    CompletableFuture<Void> setName(String name);

    /**
     * As {@link #setMetadata}, for attributes. Attributes that are not named stay; one with an empty value is removed.
     *
     * @throws IllegalArgumentException if there are none, or a key is blank
     */
    CompletableFuture<Void> setAttributes(Map<String, String> attributes);

    /**
     * Says who may subscribe to what. Who has subscribed and loses the right to it is told nothing: the track goes silent, and when they have
     * the right again they get {@link RoomEvent.TrackSubscribed} with a new track, and streams of the old one end. When a full reconnect
     * publishes tracks again, the same holds for their new sids.
     *
     * @param allowAll everybody to everything: the list is of no account then
     * @throws IllegalStateException if the room has ended
     */
    void setTrackSubscriptionPermissions(boolean allowAll, List<ParticipantTrackPermission> permissions);

    /**
     * Sends a packet of data. Packets that are sent reliably arrive in the order of the calls.
     *
     * @param payload copied before this returns; of at most some 15 000 bytes if it is to arrive on every network, and never more than
     *     63 000, the topic and the identities of its receivers included, with 4 more bytes for each identity
     * @return done when the packet is sent, which does not mean that it has arrived. Fails if this participant
     *     {@linkplain #permissions() may not} publish data
     * @throws IllegalArgumentException if it is larger
     */
    CompletableFuture<Void> publishData(byte[] payload, DataPublishOptions options);

    /**
     * Sends a tone of a telephone's keypad.
     *
     * @param code of RFC 4733, from 0 to 15
     * @param digit the same for people to read, such as {@code "#"}
     * @param destinationIdentities who gets it; empty: everybody
     * @return as for {@link #publishData}
     */
    CompletableFuture<Void> publishDtmf(int code, String digit, List<String> destinationIdentities);

    /**
     * Sends what was said in words. The server passes on transcriptions of participants of kind {@link ParticipantKind#AGENT} only: others
     * see nothing of anybody else's, though the future is done without an error.
     *
     * @return done when it is sent
     */
    CompletableFuture<Void> publishTranscription(Transcription transcription);

    /**
     * Sends a message of LiveKit's old chat, which its newer clients send as text streams.
     *
     * @param destinationIdentities who gets it; empty: everybody
     */
    CompletableFuture<ChatMessage> sendChatMessage(String message, List<String> destinationIdentities);

    /** As {@link #sendChatMessage}, in place of an earlier message. */
    CompletableFuture<ChatMessage> editChatMessage(ChatMessage original, String message, List<String> destinationIdentities);

    /**
     * Calls a method of a remote participant. {@linkplain #addRpcInterceptor Interceptors} run first, on a virtual thread.
     *
     * @param payload of any length for a callee of whom the native library knows that it takes calls as streams, as it does itself, up to the
     *     callee's {@link RoomOptions#maxDataStreamPayloadBytes()}: beyond that the call fails with
     *     {@link RpcException#APPLICATION_ERROR}. Of at most 15 KiB in UTF-8 for older callees, and for those who are not in
     *     {@link Room#remoteParticipants()} yet: it fails with {@link RpcException#REQUEST_PAYLOAD_TOO_LARGE} otherwise. The same holds for
     *     the answer, with {@link RpcException#RESPONSE_PAYLOAD_TOO_LARGE}
     * @return the answer; fails with {@link RpcException}, at the latest when {@link RpcOptions#responseTimeout()} is over, and also when the
     *     room ends: with {@link RpcException#RECIPIENT_DISCONNECTED} then. Cancelling gives up, and interrupts the interceptors
     * @throws IllegalArgumentException if the identity or the method is blank
     */
    CompletableFuture<String> performRpc(String destinationIdentity, String method, String payload, RpcOptions options);

    /**
     * Offers a method to others, in place of the one that had this name before, if any.
     *
     * @param method its name, not blank
     * @throws IllegalArgumentException if the name is blank
     * @throws IllegalStateException if the room has ended
     */
    void registerRpcMethod(String method, RpcMethodHandler handler);

    /** Calls under way go on. Does nothing if there is no such method. */
    void unregisterRpcMethod(String method);

    /**
     * Adds an interceptor of calls in both directions; the first one added is the outermost. A call keeps those that were there when it
     * began. One that is there already is not added again.
     *
     * @throws NullPointerException if it is null
     */
    void addRpcInterceptor(RpcInterceptor interceptor);

    /** Does nothing if it is not there. */
    void removeRpcInterceptor(RpcInterceptor interceptor);
}
