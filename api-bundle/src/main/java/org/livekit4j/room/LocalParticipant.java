package org.livekit4j.room;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * This process in the room. Futures fail with {@link org.livekit4j.track.LiveKitException} and the message of the server or the native
 * library when something is not allowed.
 */
@ProviderType
public non-sealed interface LocalParticipant extends Participant {

    @Override
    Map<String, LocalTrackPublication> trackPublications();

    /**
     * Publishes a track. It stays its maker's, who closes it after it was unpublished or the room has ended.
     *
     * @return the publication, which {@link #trackPublications()} has by then
     * @throws IllegalArgumentException if the track does not come from LiveKit4j, or the options ask for video that is encoded already, which no
     *     source here delivers
     * @throws IllegalStateException if the track is closed, or published already, here or in another room: a track can be published once at a time,
     *     until it is unpublished or the room has ended. Tracks of the same source can be published in several rooms
     */
    CompletableFuture<LocalTrackPublication> publishTrack(LocalTrack track, TrackPublishOptions options);

    /**
     * Ends a publication; {@link RoomEvent.LocalTrackUnpublished} comes before the future is done. The track can be published again; if
     * that is done before the server had received media of it, the new publication has the sid of the old.
     *
     * @throws IllegalArgumentException if it is no publication of this participant, or none any more
     */
    CompletableFuture<Void> unpublishTrack(LocalTrackPublication publication);

    /** Needs the permission to update one's own metadata; others see it as {@link RoomEvent.ParticipantMetadataChanged}. */
    CompletableFuture<Void> setMetadata(String metadata);

    /** As {@link #setMetadata}. */
    CompletableFuture<Void> setName(String name);

    /** As {@link #setMetadata}. Attributes that are not named stay; one with an empty value is removed. */
    CompletableFuture<Void> setAttributes(Map<String, String> attributes);

    /**
     * Says who may subscribe to what. Who has subscribed and loses the right to it is told nothing: the track goes silent, and when they have
     * the right again they get {@link RoomEvent.TrackSubscribed} with a new track, and streams of the old one end.
     *
     * @param allowAll everybody to everything: the list is of no account then
     * @throws IllegalStateException if the room has ended
     */
    void setTrackSubscriptionPermissions(boolean allowAll, List<ParticipantTrackPermission> permissions);

    /**
     * Sends a packet of data. Packets that are sent reliably arrive in the order of the calls.
     *
     * @param payload copied before this returns; of at most some 15 000 bytes if it is to arrive on every network, and never more than
     *     63 000, the topic and the identities of its receivers included
     * @return done when the packet is sent, which does not mean that it has arrived
     * @throws IllegalArgumentException if it is larger
     */
    CompletableFuture<Void> publishData(byte[] payload, DataPublishOptions options);

    /**
     * Sends a tone of a telephone's keypad.
     *
     * @param code of RFC 4733, from 0 to 15
     * @param digit the same for people to read, such as {@code "#"}
     * @param destinationIdentities who gets it; empty: everybody
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
     * Calls a method of somebody else's. {@linkplain #addRpcInterceptor Interceptors} run first, on a virtual thread.
     *
     * @param payload of any length for a callee of whom the native library knows that it takes calls as streams, as it does itself, up to the
     *     callee's {@link RoomOptions#maxDataStreamPayloadBytes()}: beyond that the call fails with
     *     {@link RpcException#APPLICATION_ERROR}. Of at most 15 KiB in UTF-8 for older callees, and for those who are not in
     *     {@link Room#remoteParticipants()} yet: it fails with {@link RpcException#REQUEST_PAYLOAD_TOO_LARGE} otherwise. The same holds for
     *     the answer, with {@link RpcException#RESPONSE_PAYLOAD_TOO_LARGE}
     * @return the answer; fails with {@link RpcException}, also when the room ends: with {@link RpcException#RECIPIENT_DISCONNECTED}
     *     then. Cancelling gives up, and interrupts the interceptors
     */
    CompletableFuture<String> performRpc(String destinationIdentity, String method, String payload, RpcOptions options);

    /**
     * Offers a method to others, in place of the one that had this name before, if any.
     *
     * @param method its name, not blank
     * @throws IllegalStateException if the room has ended
     */
    void registerRpcMethod(String method, RpcMethodHandler handler);

    /** Calls under way go on. Does nothing if there is no such method. */
    void unregisterRpcMethod(String method);

    /**
     * Adds an interceptor of calls in both directions; the first one added is the outermost. A call keeps those that were there when it
     * began. One that is there already is not added again.
     */
    void addRpcInterceptor(RpcInterceptor interceptor);

    /** Does nothing if it is not there. */
    void removeRpcInterceptor(RpcInterceptor interceptor);
}
