package org.livekit4j.room.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.DataTrackOptions;
import org.livekit4j.data.LocalDataTrack;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.ParticipantInfo;
import org.livekit4j.ffi.track.NativeLocalTrack;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataPublishOptions;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.ParticipantTrackPermission;
import org.livekit4j.room.RpcCall;
import org.livekit4j.room.RpcInterceptor;
import org.livekit4j.room.RpcMethodHandler;
import org.livekit4j.room.RpcOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.SendProgress;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.track.LocalTrack;

/** The local participant of a room. */
final class NativeLocalParticipant extends ParticipantModel implements LocalParticipant {
    private final Conditions changes = new Conditions();
    private final Rights rights = new Rights(this);
    private final LocalPublications publishing;
    private final LocalParticipantRequests requests;
    private final OutgoingStreams streams;
    private final OutgoingTalk talk;
    private final PreConnectSender preConnect;
    private final BufferThresholds thresholds;
    private final LocalDataTracks dataTracks;
    private final SubscriptionRights subscriptions;
    private final SelfUpdates selfUpdates;
    private final RpcInterceptors interceptors = new RpcInterceptors();
    private final RpcCaller caller;
    private final CallLimits calls;
    private final RpcServer server;
    private final boolean encrypted;

    /**
     * @param lock the room's lock
     * @param reconnecting whether the room is reconnecting
     * @param encrypted whether the room has a key
     */
    NativeLocalParticipant(RoomRequests operations, FfiHandle handle, ParticipantInfo info, Listeners listeners,
            ReentrantLock lock, BooleanSupplier reconnecting, boolean encrypted) {
        super(handle, info);
        this.encrypted = encrypted;
        publishing = new LocalPublications(operations, handle, rights, listeners, lock, reconnecting);
        requests = new LocalParticipantRequests(operations, handle, rights);
        streams = new OutgoingStreams(operations, handle, rights);
        talk = new OutgoingTalk(operations, requests, streams, this);
        preConnect = new PreConnectSender(operations, listeners, streams);
        thresholds = new BufferThresholds(operations.client(), handle);
        dataTracks = new LocalDataTracks(operations, handle, rights);
        subscriptions = new SubscriptionRights(requests);
        selfUpdates = new SelfUpdates(requests, operations.pending(), this, changes);
        caller = new RpcCaller(operations, handle, interceptors, rights);
        calls = new CallLimits(listeners.limits().callsPerCaller(), listeners.limits().callsPerRoom());
        server = new RpcServer(operations.client(), handle, interceptors, calls);
    }

    @Override
    void replace(ParticipantInfo newInfo) {
        super.replace(newInfo);
        changes.check();
    }

    SubscriptionRights subscriptions() {
        return subscriptions;
    }

    BufferThresholds thresholds() {
        return thresholds;
    }

    CallLimits calls() {
        return calls;
    }

    OutgoingStreams sending() {
        return streams;
    }

    LocalDataTracks tracksOfData() {
        return dataTracks;
    }

    LocalPublications publishing() {
        return publishing;
    }

    RpcServer rpc() {
        return server;
    }

    @Override
    LocalParticipant user() {
        return this;
    }

    @Override
    NativeLocalPublication publication(String sid) {
        return publishing.publications().bySid().get(sid);
    }

    @Override
    Collection<NativeLocalPublication> publicationModels() {
        return publishing.publications().bySid().values();
    }

    @Override
    public Map<String, LocalTrackPublication> trackPublications() {
        return Map.copyOf(publishing.publications().bySid());
    }

    @Override
    public CompletableFuture<LocalTrackPublication> publishTrack(LocalTrack track, TrackPublishOptions options) {
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(options, "options is null");
        if (!(track instanceof NativeLocalTrack ours)) {
            throw new IllegalArgumentException("this track does not come from LiveKit4j: " + track);
        }
        return publishing.publish(ours, EncodedTracks.options(ours, options));
    }

    @Override
    public CompletableFuture<Void> unpublishTrack(LocalTrackPublication publication) {
        return publishing.unpublish(publication);
    }

    @Override
    public CompletableFuture<Void> setMetadata(String metadata) {
        return selfUpdates.setMetadata(metadata);
    }

    @Override
    public CompletableFuture<Void> setName(String name) {
        return selfUpdates.setName(name);
    }

    @Override
    public CompletableFuture<Void> setAttributes(Map<String, String> attributes) {
        return selfUpdates.setAttributes(attributes);
    }

    @Override
    public void setTrackSubscriptionPermissions(boolean allowAll, List<ParticipantTrackPermission> permissions) {
        subscriptions.set(allowAll, permissions);
    }

    @Override
    public CompletableFuture<Void> publishData(byte[] payload, DataPublishOptions options) {
        return requests.publishData(payload, options);
    }

    @Override
    public CompletableFuture<TextStreamInfo> sendText(String text, TextStreamOptions options) {
        return streams.sendText(text, options);
    }

    @Override
    public CompletableFuture<ByteStreamInfo> sendBytes(ByteBuffer bytes, ByteStreamOptions options) {
        return streams.sendBytes(bytes, options);
    }

    @Override
    public CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options, SendProgress progress) {
        return streams.sendFile(file, options, progress);
    }

    @Override
    public CompletableFuture<TextStreamWriter> streamText(TextStreamOptions options) {
        return streams.streamText(options);
    }

    @Override
    public CompletableFuture<ByteStreamWriter> streamBytes(ByteStreamOptions options) {
        return streams.streamBytes(options);
    }

    @Override
    public Map<String, LocalDataTrack> dataTracks() {
        return dataTracks.byName();
    }

    @Override
    public CompletableFuture<LocalDataTrack> publishDataTrack(String name, DataTrackOptions options) {
        return dataTracks.publish(name, options);
    }

    @Override
    public CompletableFuture<Void> defineDataSchema(DataSchema schema, String definition) {
        return dataTracks.define(schema, definition);
    }

    @Override
    public CompletableFuture<Void> publishDtmf(int code, String digit, List<String> destinationIdentities) {
        return requests.publishDtmf(code, digit, destinationIdentities);
    }

    @Override
    public CompletableFuture<Void> publishTranscription(Transcription transcription) {
        return talk.publish(transcription, encrypted);
    }

    @Override
    public CompletableFuture<TextStreamWriter> streamTranscription(String participantIdentity, String trackSid) {
        return talk.stream(participantIdentity, trackSid);
    }

    @Override
    public CompletableFuture<ChatMessage> sendChatMessage(String message, List<String> destinationIdentities) {
        return talk.send(message, destinationIdentities);
    }

    @Override
    public CompletableFuture<ChatMessage> editChatMessage(ChatMessage original, String message,
            List<String> destinationIdentities) {
        return talk.edit(original, message, destinationIdentities);
    }

    @Override
    public CompletableFuture<Set<String>> sendPreConnectAudio(LocalTrackPublication publication, List<AudioFrame> frames) {
        return preConnect.send(publication, frames);
    }

    @Override
    public void setBufferedAmountLowThreshold(boolean reliable, long bytes) {
        thresholds.set(reliable, bytes);
    }

    @Override
    public long bufferedAmountLowThreshold(boolean reliable) {
        return thresholds.get(reliable);
    }

    @Override
    public CompletableFuture<String> performRpc(String destinationIdentity, String method, String payload, RpcOptions options) {
        return caller.perform(new RpcCall(destinationIdentity, method, payload, options));
    }

    @Override
    public void registerRpcMethod(String method, RpcMethodHandler handler) {
        server.register(method, handler);
    }

    @Override
    public void unregisterRpcMethod(String method) {
        server.unregister(method);
    }

    @Override
    public void addRpcInterceptor(RpcInterceptor interceptor) {
        interceptors.add(interceptor);
    }

    @Override
    public void removeRpcInterceptor(RpcInterceptor interceptor) {
        interceptors.remove(interceptor);
    }
}
