package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.proto.E2eeManagerGetFrameCryptorsRequest;
import org.livekit4j.ffi.proto.E2eeManagerSetEnabledRequest;
import org.livekit4j.ffi.proto.E2eeRequest;
import org.livekit4j.ffi.proto.E2eeResponse;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetEnabledRequest;
import org.livekit4j.ffi.proto.FrameCryptorSetKeyIndexRequest;
import org.livekit4j.ffi.proto.GetKeyRequest;
import org.livekit4j.ffi.proto.GetSharedKeyRequest;
import org.livekit4j.ffi.proto.RatchetKeyRequest;
import org.livekit4j.ffi.proto.RatchetSharedKeyRequest;
import org.livekit4j.ffi.proto.SetKeyRequest;
import org.livekit4j.ffi.proto.SetSharedKeyRequest;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.FrameCryptor;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEncryption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The encryption of one room. The native library ignores calls that do not fit how keys are shared, so they are refused here. */
final class NativeRoomEncryption implements RoomEncryption {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomRequests operations;
    private final FfiHandle room;
    private final EncryptionOptions options;
    private final boolean shared;
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean enabled = true;

    NativeRoomEncryption(RoomRequests operations, FfiHandle room, EncryptionOptions options) {
        this.operations = operations;
        this.room = room;
        this.options = options;
        this.shared = options.sharedKey().isPresent();
    }

    @Override
    public EncryptionOptions options() {
        return options;
    }

    @Override
    public boolean enabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean newEnabled) {
        send(E2eeRequest.newBuilder().setManagerSetEnabled(E2eeManagerSetEnabledRequest.newBuilder().setEnabled(newEnabled)));
        enabled = newEnabled;
    }

    @Override
    public void setSharedKey(byte[] key, int keyIndex) {
        SetSharedKeyRequest.Builder request = SetSharedKeyRequest.newBuilder().setSharedKey(key(key));
        checkShared(keyIndex);
        send(E2eeRequest.newBuilder().setSetSharedKey(request.setKeyIndex(keyIndex)));
    }

    @Override
    public Optional<byte[]> ratchetSharedKey(int keyIndex) {
        checkShared(keyIndex);
        return key(send(E2eeRequest.newBuilder().setRatchetSharedKey(RatchetSharedKeyRequest.newBuilder().setKeyIndex(keyIndex)))
                .getRatchetSharedKey().getNewKey());
    }

    @Override
    public Optional<byte[]> exportSharedKey(int keyIndex) {
        checkShared(keyIndex);
        return key(send(E2eeRequest.newBuilder().setGetSharedKey(GetSharedKeyRequest.newBuilder().setKeyIndex(keyIndex)))
                .getGetSharedKey().getKey());
    }

    @Override
    public void setKey(String participantIdentity, byte[] key, int keyIndex) {
        checkOwn(participantIdentity);
        SetKeyRequest.Builder request = SetKeyRequest.newBuilder().setParticipantIdentity(participantIdentity).setKey(key(key));
        checkSeparate(keyIndex);
        send(E2eeRequest.newBuilder().setSetKey(request.setKeyIndex(keyIndex)));
    }

    @Override
    public Optional<byte[]> ratchetKey(String participantIdentity, int keyIndex) {
        checkOwn(participantIdentity);
        checkSeparate(keyIndex);
        return key(send(E2eeRequest.newBuilder().setRatchetKey(
                RatchetKeyRequest.newBuilder().setParticipantIdentity(participantIdentity).setKeyIndex(keyIndex)))
                .getRatchetKey().getNewKey());
    }

    @Override
    public Optional<byte[]> exportKey(String participantIdentity, int keyIndex) {
        checkOwn(participantIdentity);
        checkSeparate(keyIndex);
        return key(send(E2eeRequest.newBuilder().setGetKey(
                GetKeyRequest.newBuilder().setParticipantIdentity(participantIdentity).setKeyIndex(keyIndex)))
                .getGetKey().getKey());
    }

    @Override
    public List<FrameCryptor> frameCryptors() {
        return send(E2eeRequest.newBuilder()
                .setManagerGetFrameCryptors(E2eeManagerGetFrameCryptorsRequest.getDefaultInstance()))
                .getManagerGetFrameCryptors().getFrameCryptorsList().stream()
                .map(cryptor -> new FrameCryptor(cryptor.getParticipantIdentity(), cryptor.getTrackSid(), cryptor.getKeyIndex(),
                        cryptor.getEnabled()))
                .toList();
    }

    @Override
    public void setEnabled(FrameCryptor cryptor, boolean newEnabled) {
        Objects.requireNonNull(cryptor, "cryptor is null");
        send(E2eeRequest.newBuilder().setCryptorSetEnabled(FrameCryptorSetEnabledRequest.newBuilder()
                .setParticipantIdentity(cryptor.participantIdentity()).setTrackSid(cryptor.trackSid()).setEnabled(newEnabled)));
    }

    @Override
    public void setKeyIndex(FrameCryptor cryptor, int keyIndex) {
        Objects.requireNonNull(cryptor, "cryptor is null");
        checkIndex(keyIndex);
        send(E2eeRequest.newBuilder().setCryptorSetKeyIndex(FrameCryptorSetKeyIndexRequest.newBuilder()
                .setParticipantIdentity(cryptor.participantIdentity()).setTrackSid(cryptor.trackSid()).setKeyIndex(keyIndex)));
    }

    @Override
    public long refusedMessages() {
        return refused.get();
    }

    /** Whether a message with this encryption is kept from listeners; counts it then. */
    boolean refuses(DataEncryption encryption) {
        if (!options.encryptedDataOnly() || encryption == DataEncryption.ENCRYPTED) {
            return false;
        }
        if (refused.getAndIncrement() == 0) {
            LOG.warn("A message is not known to be encrypted and was refused, as the option encryptedDataOnly says; others are"
                    + " refused without a further warning, see RoomEncryption.refusedMessages()");
        }
        return true;
    }

    private static void checkOwn(String identity) {
        if (Objects.requireNonNull(identity, "participantIdentity is null").isBlank()) {
            throw new IllegalArgumentException("participantIdentity is blank; it must be the identity of a participant");
        }
    }

    private static ByteString key(byte[] key) {
        if (Objects.requireNonNull(key, "key is null").length == 0) {
            throw new IllegalArgumentException("key is empty; it needs at least one byte");
        }
        return ByteString.copyFrom(key);
    }

    private static Optional<byte[]> key(ByteString key) {
        return key.isEmpty() ? Optional.empty() : Optional.of(key.toByteArray());
    }

    private void checkShared(int keyIndex) {
        checkIndex(keyIndex);
        if (!shared) {
            throw new IllegalStateException(
                    "each participant of this room has a key of its own: use the methods that take an identity,"
                            + " or join with EncryptionOptions.of(key)");
        }
    }

    private void checkSeparate(int keyIndex) {
        checkIndex(keyIndex);
        if (shared) {
            throw new IllegalStateException("all participants of this room share a key: use the methods for the shared key,"
                    + " or join with EncryptionOptions.perParticipant()");
        }
    }

    private void checkIndex(int keyIndex) {
        if (keyIndex < 0 || keyIndex >= options.keyRingSize()) {
            throw new IllegalArgumentException("keyIndex is " + keyIndex + "; it must be from 0 to " + (options.keyRingSize() - 1)
                    + ", which is keyRingSize - 1");
        }
    }

    private E2eeResponse send(E2eeRequest.Builder request) {
        operations.checkOpen();
        return operations.client().request(FfiRequest.newBuilder().setE2Ee(request.setRoomHandle(room.id())).build()).getE2Ee();
    }
}
