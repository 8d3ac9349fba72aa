package org.livekit4j.room;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.SendProgress;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.track.LocalTrack;
import org.osgi.annotation.versioning.ProviderType;

/**
 * This process in the room. A future fails with {@link org.livekit4j.LiveKitException} and the message of the server or the
 * native library when a request is refused or not answered in time, and with {@link RoomEndedException} when the room ends first.
 */
@ProviderType
public non-sealed interface LocalParticipant extends Participant {

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
     * Sends a text of any length as a stream.
     *
     * @param text the text
     * @param options how the stream is sent
     * @return a future for what receivers know of the stream. It completes when the text is sent, which does not mean that it
     *     has arrived, and fails if this participant {@linkplain #permissions() may not} publish data. Cancelling it does not
     *     stop the sending
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<TextStreamInfo> sendText(String text, TextStreamOptions options);

    /**
     * Sends bytes of any length as a stream.
     *
     * @param bytes the bytes, which must not change until the future completes
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8, or another {@link
     *     ByteStreamOptions#totalBytes} than there are bytes
     */
    default CompletableFuture<ByteStreamInfo> sendBytes(byte[] bytes, ByteStreamOptions options) {
        return sendBytes(ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes is null")), options);
    }

    /**
     * Sends bytes like {@link #sendBytes(byte[], ByteStreamOptions)}.
     *
     * @param bytes the bytes from its position to its limit, which must not change until the future completes; its position
     *     does not change
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}
     * @throws IllegalArgumentException as {@link #sendBytes(byte[], ByteStreamOptions)}
     */
    CompletableFuture<ByteStreamInfo> sendBytes(ByteBuffer bytes, ByteStreamOptions options);

    /**
     * Sends a file as a byte stream.
     *
     * @param file the file
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}; it also fails with {@link java.io.IOException} if the file cannot be read, or
     *     gets shorter meanwhile: receivers get an error then
     * @throws IllegalArgumentException if it is not a regular file, or as {@link #sendBytes(byte[], ByteStreamOptions)}
     */
    default CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options) {
        return sendFile(file, options, (_, _) -> {
        });
    }

    /**
     * Sends a file like {@link #sendFile(Path, ByteStreamOptions)} and tells how it goes on.
     *
     * @param file the file
     * @param options how the stream is sent
     * @param progress called after each part
     * @return a future, as of {@link #sendFile(Path, ByteStreamOptions)}
     * @throws IllegalArgumentException as {@link #sendFile(Path, ByteStreamOptions)}
     */
    CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options, SendProgress progress);

    /**
     * Opens a text stream to be written step by step.
     *
     * @param options how the stream is sent
     * @return a future for the stream, which the caller closes; it fails as that of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<TextStreamWriter> streamText(TextStreamOptions options);

    /**
     * Opens a byte stream to be written step by step.
     *
     * @param options how the stream is sent
     * @return a future for the stream, which the caller closes; it fails as that of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<ByteStreamWriter> streamBytes(ByteStreamOptions options);

    /**
     * Publishes a data track, on which frames of 1 to {@value LocalDataTrack#MAX_PAYLOAD_BYTES} bytes are sent without waiting
     * and without a guarantee: for what is sent often and soon outdated, such as positions.
     *
     * @param name the name, from 1 to 256 characters, unique among the data tracks of this participant
     * @param options what the track says of its frames
     * @return a future for the track, which the caller unpublishes; the end of the room does so, too. It fails if this participant
     *     {@linkplain #permissions() may not} publish data, if the server does not allow data tracks, and if the name is taken.
     *     Cancelling it unpublishes the track
     * @throws IllegalArgumentException if the name is too short or too long
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
     * Sends transcribed speech. The server forwards transcriptions of participants of kind {@link ParticipantKind#AGENT} only;
     * the future completes for others, too.
     *
     * @param transcription the speech
     * @return a future that completes when the transcription is sent
     */
    CompletableFuture<Void> publishTranscription(Transcription transcription);

    /**
     * Sends a message of LiveKit's old chat; newer clients send text streams instead.
     *
     * @param message the text
     * @param destinationIdentities the identities of the receivers; empty for everyone
     * @return a future for the message as it was sent
     */
    CompletableFuture<ChatMessage> sendChatMessage(String message, List<String> destinationIdentities);

    /**
     * Replaces a message of LiveKit's old chat.
     *
     * @param original the message to replace
     * @param message the new text
     * @param destinationIdentities the identities of the receivers; empty for everyone
     * @return a future for the message as it was sent
     */
    CompletableFuture<ChatMessage> editChatMessage(ChatMessage original, String message, List<String> destinationIdentities);

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
