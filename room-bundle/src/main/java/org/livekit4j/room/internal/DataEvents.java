package org.livekit4j.room.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.BufferInfo;
import org.livekit4j.ffi.proto.ByteStreamOpened;
import org.livekit4j.ffi.proto.TextStreamOpened;
import org.livekit4j.ffi.proto.ChatMessageReceived;
import org.livekit4j.ffi.proto.DataPacketKind;
import org.livekit4j.ffi.proto.DataPacketReceived;
import org.livekit4j.ffi.proto.TranscriptionReceived;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.DataPacket;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublication;
import org.livekit4j.room.Transcription;

/** Handles data that participants send besides media. Data without a listener is not even copied. */
final class DataEvents {
    private final RoomState model;

    DataEvents(RoomState model) {
        this.model = model;
    }

    RoomEvent packet(DataPacketReceived message) {
        Class<? extends RoomEvent> type = message.hasUser() ? RoomEvent.DataReceived.class : RoomEvent.DtmfReceived.class;
        if (!model.listeners().want(type)) {
            return null;
        }
        String identity = message.getParticipantIdentity();
        DataEncryption encryption = encryption(identity);
        if (message.hasUser() && refuses(encryption)) {
            return null;
        }
        Optional<RemoteParticipant> sender = remote(identity);
        return switch (message.getValueCase()) {
            case USER -> new RoomEvent.DataReceived(new DataPacket(copy(message.getUser().getData().getData()),
                    message.getKind() == DataPacketKind.KIND_RELIABLE, identity, sender, message.getUser().getTopic(),
                    encryption));
            case SIP_DTMF ->
                new RoomEvent.DtmfReceived(message.getSipDtmf().getCode(), message.getSipDtmf().getDigit(), identity, sender);
            case VALUE_NOT_SET -> null;
        };
    }

    /**
     * The native library tells whether all that came of a participant was marked as encrypted, and before the packet that changes it. A packet
     * in the clear of a participant that publishes nothing, or something in the clear, changes nothing; one that JavaScript's client has
     * encrypted counts as one in the clear, because that client does not mark what it encrypts.
     */
    private DataEncryption encryption(String identity) {
        if (model.encryption() == null) {
            return DataEncryption.NOT_ENCRYPTED;
        }
        NativeRemoteParticipant sender = model.remotes().get(identity);
        return sender != null && sender.encrypted() && sender.allEncrypted() ? DataEncryption.ENCRYPTED : DataEncryption.UNKNOWN;
    }

    private boolean refuses(DataEncryption encryption) {
        return model.encryption() != null && model.encryption().refuses(encryption);
    }

    /** The native bytes go with the event. */
    private byte[] copy(BufferInfo buffer) {
        if (buffer.getDataLen() == 0) {
            return new byte[0];
        }
        try (Arena duringTheCopy = Arena.ofConfined()) {
            return model.client().view(buffer.getDataPtr(), buffer.getDataLen(), duringTheCopy).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private Optional<RemoteParticipant> remote(String identity) {
        return Optional.ofNullable(model.remotes().get(identity));
    }

    RoomEvent transcription(TranscriptionReceived message) {
        if (!model.listeners().want(RoomEvent.TranscriptionReceived.class)) {
            return null;
        }
        if (refuses(DataEncryption.NOT_ENCRYPTED) // such a packet never is
                || !model.talk().told().transcription(message.getTrackSid(), ToldMessages.Way.PACKET)) {
            return null;
        }
        Transcription transcription = new Transcription(message.getParticipantIdentity(), message.getTrackSid(),
                message.getSegmentsList().stream().map(ProtoConverter::segment).toList());
        Optional<ParticipantModel> speaker = Optional.ofNullable(model.participant(message.getParticipantIdentity()));
        Optional<TrackPublication> publication = speaker.map(by -> by.publication(message.getTrackSid()))
                .map(PublicationModel::user);
        Optional<Participant> participant = speaker.map(ParticipantModel::user);
        return new RoomEvent.TranscriptionReceived(transcription, participant, publication);
    }

    /** Tells no event: its handler has the stream. */
    RoomEvent textStream(NativeEvent event, TextStreamOpened opened) {
        model.streams().opened(StreamKind.TEXT, event, opened.getReader().getHandle(), opened.getReader().getInfo().getTopic(),
                opened.getParticipantIdentity());
        return null;
    }

    /** The same for a stream of bytes. */
    RoomEvent byteStream(NativeEvent event, ByteStreamOpened opened) {
        model.streams().opened(StreamKind.BYTE, event, opened.getReader().getHandle(), opened.getReader().getInfo().getTopic(),
                opened.getParticipantIdentity());
        return null;
    }

    RoomEvent chat(ChatMessageReceived message) {
        if (!model.listeners().want(RoomEvent.ChatMessageReceived.class)) {
            return null;
        }
        DataEncryption encryption = model.encryption() == null ? DataEncryption.NOT_ENCRYPTED : DataEncryption.UNKNOWN;
        if (refuses(encryption)) {
            return null;
        }
        String identity = message.getParticipantIdentity();
        return model.talk().told().chat(identity, ProtoConverter.chat(message.getMessage()), ToldMessages.Way.PACKET)
                .map(chat -> new RoomEvent.ChatMessageReceived(chat, identity, remote(identity), encryption)).orElse(null);
    }
}
