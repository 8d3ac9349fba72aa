package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.livekit4j.Registration;
import org.livekit4j.data.DataSchema;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.GetSchemaRequest;
import org.livekit4j.ffi.proto.OwnedRemoteDataTrack;
import org.livekit4j.ffi.proto.RemoteDataTrackPipelineOptions;
import org.livekit4j.ffi.proto.RemoteDataTrackSetPipelineOptionsRequest;
import org.livekit4j.ffi.track.CompletionSignal;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** A data track of a remote participant. */
final class NativeRemoteDataTrack extends DescribedDataTrack implements RemoteDataTrack, StreamOrigin {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_PARTIAL_FRAMES = 65_536;

    private final RoomRequests operations;
    private final FfiHandle self;
    private final boolean keyed;
    private final CompletionSignal ending = new CompletionSignal();
    private volatile NativeRemoteParticipant publisher;
    private volatile boolean published = true;

    /**
     * @param self the local participant
     * @param keyed whether the room has a key; frames are decrypted then, whether its encryption of media is on or off
     * @param track the track; its handle is adopted
     */
    NativeRemoteDataTrack(RoomRequests operations, FfiHandle self, boolean keyed, NativeRemoteParticipant publisher,
            OwnedRemoteDataTrack track) {
        super(track.getInfo(), operations.client().adopt(HandleKind.DATA_TRACK, track.getHandle()));
        this.operations = operations;
        this.self = self;
        this.keyed = keyed;
        this.publisher = publisher;
    }

    NativeRemoteParticipant publisher() {
        return publisher;
    }

    boolean isOf(NativeRemoteParticipant participant) {
        return publisher == participant;
    }

    /** The publisher is here as another object, after this side has reconnected. */
    void publisher(NativeRemoteParticipant returned) {
        publisher = returned;
    }

    /** Tells the streams that they are over, and why. */
    void endStreams(StreamEnd reason) {
        published = false;
        ending.end(reason);
    }

    /** Ends the streams and releases the handle. */
    void end(StreamEnd reason) {
        endStreams(reason);
        handle().close();
    }

    @Override
    public StreamInfo info() {
        return new StreamInfo(publisher.info().room(), publisherIdentity(), name(), sid(), TrackSource.UNKNOWN);
    }

    @Override
    public StreamEnd nativeEnd() {
        return ending.await(TIMEOUT, StreamEnd.END_OF_TRACK);
    }

    @Override
    public Registration onEnd(Consumer<StreamEnd> listener) {
        return ending.listen(listener);
    }

    @Override
    public void requireDecryptable(TrackSource source) {
        Objects.requireNonNull(source, "source is null");
        if (encrypted() && !keyed) {
            publisher.requireKey(this);
        }
    }

    @Override
    public boolean published() {
        return published;
    }

    @Override
    public String publisherIdentity() {
        return publisher.identity();
    }

    @Override
    public void setMaxPartialFrames(int maxPartialFrames) {
        if (maxPartialFrames < 1 || maxPartialFrames > MAX_PARTIAL_FRAMES) {
            throw new IllegalArgumentException(
                    "maxPartialFrames is " + maxPartialFrames + "; it must be from 1 to " + MAX_PARTIAL_FRAMES);
        }
        RemoteDataTrackSetPipelineOptionsRequest request = RemoteDataTrackSetPipelineOptionsRequest.newBuilder()
                .setTrackHandle(handle().id())
                .setOptions(RemoteDataTrackPipelineOptions.newBuilder().setMaxPartialFrames(maxPartialFrames)).build();
        operations.client().request(FfiRequest.newBuilder().setRemoteDataTrackSetPipelineOptions(request).build());
    }

    @Override
    public CompletableFuture<String> schemaDefinition() {
        DataSchema named = schema().orElseThrow(() -> new IllegalStateException(this + " has no schema"));
        GetSchemaRequest.Builder request = GetSchemaRequest.newBuilder().setSchemaId(DataTrackConverter.protocol(named))
                .setParticipantIdentity(publisherIdentity());
        return operations.askUntilAnswered("fetching the schema of " + this, id -> FfiRequest.newBuilder()
                .setGetSchema(request.setLocalParticipantHandle(self.id()).setRequestAsyncId(id)).build(),
                event -> event.getGetSchema().getDefinition());
    }

    @Override
    public String toString() {
        return "remote " + description();
    }
}
