package org.livekit4j.room;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.room.stream.StreamSender;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * This process in the room. A future fails with {@link org.livekit4j.LiveKitException} and the message of the server or the
 * native library when a request is refused or not answered in time, and with {@link RoomEndedException} when the room ends first.
 */
@ProviderType
public non-sealed interface LocalParticipant extends Participant, StreamSender {

    @Override
    Map<String, LocalTrackPublication> trackPublications();

    @Override
    Map<String, LocalDataTrack> dataTracks();

    /**
     * Publishes a track. The track stays its maker's, who closes it after it was unpublished or the room has ended. When this
     * side loses the permission to publish it, the publication ends as if it were unpublished; it is not published again by
     * itself when the permission returns.
     *
     * @param track the track, of this process
     * @param options how the track is published
     * @return a future for the publication, which is in {@link #trackPublications()} by then. It fails at once if this
     *     participant {@linkplain #permissions() may not} publish from this source
     * @throws IllegalArgumentException if the track is not one of LiveKit4j's, or the options ask for video that is encoded
     *     already, which no source delivers
     * @throws IllegalStateException if the track is closed, or published already, here or in another room. A track can be
     *     published once at a time, until it is unpublished or the room has ended; if it was unpublished while the room
     *     reconnected, until some seconds after that. Several tracks of one source can be published in several rooms
     */
    CompletableFuture<LocalTrackPublication> publishTrack(LocalTrack track, TrackPublishOptions options);

    /**
     * Unpublishes a track. The publication has left {@link #trackPublications()}, and {@link RoomEvent.LocalTrackUnpublished}
     * is on its way, when the future completes. This holds also while the room reconnects; others see the publication go at the
     * end of that. The track can be published again. If that is done before the server has received media of it, the new
     * publication may have the sid of the old one, or the server does not answer, and publishing fails after ten seconds: use a
     * new track then.
     *
     * @param publication the publication
     * @return a future that completes when the track is unpublished
     * @throws IllegalArgumentException if it is not a current publication of this participant
     */
    CompletableFuture<Void> unpublishTrack(LocalTrackPublication publication);

    /**
     * Changes this participant's metadata, which others get as {@link RoomEvent.ParticipantMetadataChanged}. It needs the
     * permission to update one's own metadata. Concurrent changes of metadata, name and attributes are made one after the
     * other, in the order of the calls.
     *
     * @param metadata the metadata, not empty: servers take an empty one for "unchanged"
     * @return a future that completes when {@link #metadata()} is the new one
     * @throws IllegalArgumentException if it is empty
     */
    CompletableFuture<Void> setMetadata(String metadata);

    /**
     * Changes this participant's name, as {@link #setMetadata} changes the metadata.
     *
     * @param name the name, not empty
     * @return a future that completes when {@link #name()} is the new one
     * @throws IllegalArgumentException if it is empty
     */
    CompletableFuture<Void> setName(String name);

    /**
     * Changes this participant's attributes, as {@link #setMetadata} changes the metadata. Other attributes stay.
     *
     * @param attributes the attributes to change; one with an empty value is removed
     * @return a future that completes when {@link #attributes()} are the new ones
     * @throws IllegalArgumentException if there are none, or a key is blank
     */
    CompletableFuture<Void> setAttributes(Map<String, String> attributes);

    /**
     * Restricts which participants may subscribe to which tracks. A subscriber that loses the permission is not notified: its
     * track goes silent. When it gets the permission again it receives {@link RoomEvent.TrackSubscribed} with a new track, and
     * streams of the old one end. When a full reconnect publishes tracks again the restrictions hold for their new sids. This
     * method does not wait for the server.
     *
     * @param allowAll true to let everyone subscribe to everything; the list is ignored then
     * @param permissions the permissions of single participants; the others have none
     * @throws IllegalStateException if the room has ended
     */
    void setTrackSubscriptionPermissions(boolean allowAll, List<ParticipantTrackPermission> permissions);

    /**
     * Sends a packet of data. Packets that are sent reliably arrive in the order of the calls.
     *
     * @param payload the data, copied before this method returns: up to about 15,000 bytes to arrive on every network, and never
     *     more than 63,000, the topic and the identities of the receivers included, with 4 more bytes for each identity
     * @param options how the packet is sent
     * @return a future that completes when the packet is sent, which does not mean that it has arrived. It fails if this
     *     participant {@linkplain #permissions() may not} publish data
     * @throws IllegalArgumentException if the payload is too large
     */
    CompletableFuture<Void> publishData(byte[] payload, DataPublishOptions options);

    /**
     * Publishes a data track, on which frames of 1 to {@value LocalDataTrack#MAX_PAYLOAD_BYTES} bytes are sent without waiting
     * and without a guarantee: for what is sent often and soon outdated, such as positions.
     *
     * @param name the name, from 1 to 256 characters, unique among the data tracks of this participant
     * @param options what the track says of its frames
     * @return a future for the track, which the caller unpublishes; the end of the room does so, too. It fails if this participant
     *     {@linkplain #permissions() may not} publish data, if the server does not allow data tracks, and if the name is taken.
     *     Cancelling it unpublishes the track
     * @throws IllegalArgumentException if the name is too short or too long, or if the schema does not describe frames of the
     *     encoding; {@link DataTrackOptions} says which one does
     */
    CompletableFuture<LocalDataTrack> publishDataTrack(String name, DataTrackOptions options);

    /**
     * Publishes a data track with {@link DataTrackOptions#DEFAULTS}.
     *
     * @param name the name, as of {@link #publishDataTrack(String, DataTrackOptions)}
     * @return a future, as of {@link #publishDataTrack(String, DataTrackOptions)}
     * @throws IllegalArgumentException if the name is too short or too long
     */
    default CompletableFuture<LocalDataTrack> publishDataTrack(String name) {
        return publishDataTrack(name, DataTrackOptions.DEFAULTS);
    }

    /**
     * Makes the definition of a schema available to the others in the room, who get it by {@link
     * org.livekit4j.data.RemoteDataTrack#schemaDefinition}.
     *
     * @param schema names the schema
     * @param definition the definition, in the language that the schema's encoding names
     * @return a future that completes when the server has the definition. It fails if the server does not keep any
     */
    CompletableFuture<Void> defineDataSchema(DataSchema schema, String definition);

    /**
     * Sends a tone of a telephone's keypad.
     *
     * @param code the code of RFC 4733, from 0 to 15
     * @param digit the same for people to read, such as {@code "#"}
     * @param destinationIdentities the identities of the receivers; empty for everyone
     * @return a future, as of {@link #publishData}
     * @throws IllegalArgumentException if the code is out of range
     */
    CompletableFuture<Void> publishDtmf(int code, String digit, List<String> destinationIdentities);

    /**
     * Sends transcribed speech: each segment as a text stream of the topic {@value Transcription#TOPIC}, and all of them as one
     * packet for older clients. The server forwards the packets of participants of kind {@link ParticipantKind#AGENT} only, and
     * lets only them speak for others: streams of another participant are its own. In a room with end-to-end encryption there
     * is no packet, because the native library does not encrypt it.
     *
     * @param transcription the speech
     * @return a future that completes when the transcription is sent
     */
    CompletableFuture<Void> publishTranscription(Transcription transcription);

    /**
     * Opens a segment of a transcription that is written as it is spoken, as a text stream of the topic {@value
     * Transcription#TOPIC}. What was written so far is an interim segment for its receivers; {@linkplain
     * TextStreamWriter#finish() finishing} completes the segment. Older clients do not get it.
     *
     * @param participantIdentity the identity of the speaker, as of {@link Transcription}
     * @param trackSid the sid of the track; empty if there is none
     * @return a future for the stream, which the caller closes; it fails as that of {@link #streamText}
     * @throws IllegalArgumentException if the identity is blank
     */
    CompletableFuture<TextStreamWriter> streamTranscription(String participantIdentity, String trackSid);

    /**
     * Sends a chat message: as a text stream of the topic {@value ChatMessage#TOPIC}, and as a packet with the same id for older
     * clients. To send attributes or a reply, use {@link #sendText} with this topic.
     *
     * @param message the text, at most 50,000 bytes of UTF-8
     * @param destinationIdentities the identities of the receivers; empty for everyone
     * @return a future for the message as it was sent
     * @throws IllegalArgumentException if the message is longer, or an identity is blank
     */
    CompletableFuture<ChatMessage> sendChatMessage(String message, List<String> destinationIdentities);

    /**
     * Replaces a chat message, in both ways in which {@link #sendChatMessage} sends it.
     *
     * @param original the message to replace
     * @param message the new text, at most 50,000 bytes of UTF-8
     * @param destinationIdentities the identities of the receivers; empty for everyone
     * @return a future for the message as it was sent
     * @throws IllegalArgumentException as {@link #sendChatMessage}
     */
    CompletableFuture<ChatMessage> editChatMessage(ChatMessage original, String message, List<String> destinationIdentities);

    /**
     * Sends what was recorded before a track was published, as {@link PreConnectAudio}, to the agents in the room. If none is
     * active yet it waits for the first one, ten seconds at most.
     *
     * @param publication a publication of this participant, published with {@link TrackPublishOptions#withPreconnectBuffer}
     * @param frames the audio, all of one sample rate and number of channels; it must not change until the future completes
     * @return a future for the identities of the agents. It completes when the audio is sent, and fails if there was no agent
     * @throws IllegalArgumentException if the track was published without this option, or the frames are none or differ
     */
    CompletableFuture<Set<String>> sendPreConnectAudio(LocalTrackPublication publication, List<AudioFrame> frames);

    /**
     * Changes how much of the data that is sent waits in WebRTC's buffer. Packets above that wait in the native library, in
     * order, until the buffer has sunk to the threshold. A low one keeps data fresh, a high one keeps a fast network busy. This
     * method does not wait.
     *
     * @param reliable whether it is the buffer of what is sent reliably, as streams are, or the other one
     * @param bytes the threshold, from 0 to 8 MiB, which is half of what the buffer holds; the native default is 2 MiB
     * @throws IllegalArgumentException if it is out of range
     * @throws IllegalStateException if the room has ended
     */
    void setBufferedAmountLowThreshold(boolean reliable, long bytes);

    /**
     * Returns the threshold that {@link #setBufferedAmountLowThreshold} has set.
     *
     * @param reliable whether it is that of what is sent reliably
     * @return the threshold, in bytes
     */
    long bufferedAmountLowThreshold(boolean reliable);

    /**
     * Calls a method of a remote participant. {@linkplain #addRpcInterceptor Interceptors} run first, on a virtual thread.
     *
     * @param destinationIdentity the identity of the callee
     * @param method the name of the method
     * @param payload the argument. Its length is limited by the callee's {@link RoomOptions#maxDataStreamPayloadBytes()} if the
     *     native library knows that the callee takes calls as streams, as this library does: a longer one fails with {@link
     *     RpcException#APPLICATION_ERROR}. For older callees, and those not yet in {@link Room#remoteParticipants()}, the limit
     *     is 15 KiB of UTF-8: a longer one fails with {@link RpcException#REQUEST_PAYLOAD_TOO_LARGE}. The same limits hold for
     *     the answer, with {@link RpcException#RESPONSE_PAYLOAD_TOO_LARGE}
     * @param options how long the call may take
     * @return a future for the answer. It fails with {@link RpcException}, at the latest when {@link
     *     RpcOptions#responseTimeout()} is over, and with {@link RpcException#RECIPIENT_DISCONNECTED} when the room ends.
     *     Cancelling it gives up the call and interrupts the interceptors
     * @throws IllegalArgumentException if the identity or the method is blank
     */
    CompletableFuture<String> performRpc(String destinationIdentity, String method, String payload, RpcOptions options);

    /**
     * Offers a method to others. It replaces an earlier one of the same name.
     *
     * @param method the name of the method, not blank
     * @param handler answers the calls
     * @throws IllegalArgumentException if the name is blank
     * @throws IllegalStateException if the room has ended
     */
    void registerRpcMethod(String method, RpcMethodHandler handler);

    /**
     * Withdraws a method. Calls that are being answered continue. Does nothing if there is no such method.
     *
     * @param method the name of the method
     */
    void unregisterRpcMethod(String method);

    /**
     * Adds an interceptor of calls in both directions; the first one added is the outermost. A call uses those that are there
     * when it begins. An interceptor that was added already is not added again.
     *
     * @param interceptor the interceptor
     */
    void addRpcInterceptor(RpcInterceptor interceptor);

    /**
     * Removes an interceptor. Does nothing if it was not added.
     *
     * @param interceptor the interceptor
     */
    void removeRpcInterceptor(RpcInterceptor interceptor);
}
