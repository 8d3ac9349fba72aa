package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.room.ChatMessage;
import org.livekit4j.room.DataEncryption;
import org.livekit4j.room.Participant;
import org.livekit4j.room.ParticipantKind;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublication;
import org.livekit4j.room.Transcription;
import org.livekit4j.room.TranscriptionSegment;
import org.livekit4j.room.stream.StreamException;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOperation;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text streams that a room reads for its listeners: chat messages and transcriptions. They become the events that the packets of
 * older clients become, once each.
 */
final class Talk {
    /** The attributes of transcriptions. */
    static final String SEGMENT_ID = "lk.segment_id";
    static final String TRACK_SID = "lk.transcribed_track_id";
    static final String FINAL = "lk.transcription_final";
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomState model;
    private final ToldMessages told = new ToldMessages();
    private final Turns turns = new Turns();
    private final RepeatedWarning broken = new RepeatedWarning();
    private final Map<String, StreamTaker> takers = Map.of(
            ChatMessage.TOPIC, StreamTaker.ofRoom(ChatMessage.TOPIC, this, this::chat),
            Transcription.TOPIC, StreamTaker.ofRoom(Transcription.TOPIC, this, this::transcription));

    private interface Reading {
        void read(NativeTextReader reader, Turns.Turn turn) throws InterruptedException;
    }

    Talk(RoomState model) {
        this.model = model;
    }

    ToldMessages told() {
        return told;
    }

    /** Whether a listener is interested in any. */
    boolean isWanted() {
        return takers.keySet().stream().anyMatch(this::isWanted);
    }

    private boolean isWanted(String topic) {
        return model.listeners().want(topic.equals(ChatMessage.TOPIC)
                ? RoomEvent.ChatMessageReceived.class
                : RoomEvent.TranscriptionReceived.class);
    }

    /** Null if the room does not read streams of the topic. */
    StreamTaker taker(String topic) {
        StreamTaker taker = takers.get(topic);
        return taker == null || isWanted(topic) ? taker : null;
    }

    private StreamTaker.Taking chat(IncomingStream stream) {
        return taking(stream, "chat of " + stream.sender(), this::chat);
    }

    private StreamTaker.Taking transcription(IncomingStream stream) {
        String segment = reader(stream).info().attributes().getOrDefault(SEGMENT_ID, "");
        return taking(stream, "segment '" + segment + "' of " + stream.sender(), this::transcription);
    }

    private NativeTextReader reader(IncomingStream stream) {
        return new NativeTextReader(stream, model.listeners().room());
    }

    private StreamTaker.Taking taking(IncomingStream stream, String order, Reading reading) {
        Turns.Turn turn = turns.next(order);
        return () -> {
            try {
                reading.read(reader(stream), turn);
            } catch (RoomEndedException e) {
                LOG.debug("The room has ended before the {}", stream, e);
            } catch (LiveKitException e) {
                broken.report(count -> LOG.warn("The {} was not received whole, {} so far: {}", stream, count,
                        Printable.of(e.getMessage())));
            } finally {
                turn.over();
            }
        };
    }

    private void chat(NativeTextReader reader, Turns.Turn turn) throws InterruptedException {
        String text = reader.readAll(model.listeners().limits().streamMemoryBytes());
        TextStreamInfo info = reader.info();
        ChatMessage message = new ChatMessage(info.streamId(), info.timestamp(), text,
                Optional.of(info.timestamp()).filter(_ -> info.operation() == TextStreamOperation.UPDATE),
                info.operation() == TextStreamOperation.DELETE, info.generated(), info.replyToStreamId(), info.attributes());
        turn.await();
        tell(info, encryption -> told.chat(reader.senderIdentity(), message, ToldMessages.Way.STREAM)
                .map(chat -> new RoomEvent.ChatMessageReceived(chat, reader.senderIdentity(),
                        Optional.ofNullable(model.remotes().get(reader.senderIdentity())), encryption)));
    }

    private void transcription(NativeTextReader reader, Turns.Turn turn) throws InterruptedException {
        turn.await();
        int limit = model.listeners().limits().streamMemoryBytes();
        boolean interim = !isFinal(reader);
        StringBuilder text = new StringBuilder();
        for (String chunk = reader.take(); chunk != null; chunk = reader.take()) {
            text.append(chunk);
            while (reader.isReady()) { // a listener that is slow needs the latest only
                text.append(reader.take());
            }
            if (text.length() > limit) {
                throw new StreamException("the segment has more than the " + limit + " characters that are accepted");
            }
            if (interim) {
                tellSegment(reader, text.toString(), false);
            }
        }
        if (isFinal(reader)) {
            tellSegment(reader, text.toString(), true);
        }
    }

    private static boolean isFinal(NativeTextReader reader) {
        return "true".equals(reader.info().attributes().get(FINAL));
    }

    private void tellSegment(NativeTextReader reader, String text, boolean complete) {
        TextStreamInfo info = reader.info();
        String id = info.attributes().getOrDefault(SEGMENT_ID, info.streamId());
        TranscriptionSegment segment = new TranscriptionSegment(id, text, 0, 0, "", complete);
        tell(info, _ -> event(info, reader.senderIdentity(), segment));
    }

    /**
     * The server vouches for the sender, but only an agent may speak for others: a track that is not the sender's is believed of an
     * agent only.
     */
    private Optional<RoomEvent> event(TextStreamInfo info, String sender, TranscriptionSegment segment) {
        String said = info.attributes().getOrDefault(TRACK_SID, "");
        ParticipantModel from = model.participant(sender);
        boolean agent = info.generated() || from != null && from.kind() == ParticipantKind.AGENT;
        Optional<ParticipantModel> owner = Stream
                .<ParticipantModel>concat(Stream.of(model.local()), model.remotes().values().stream())
                .filter(any -> any.publication(said) != null).findFirst().filter(any -> agent || any == from);
        String trackSid = agent || owner.isPresent() ? said : "";
        Optional<ParticipantModel> speaker = owner.or(() -> Optional.ofNullable(from));
        if (!told.transcription(trackSid, ToldMessages.Way.STREAM)) {
            return Optional.empty();
        }
        Transcription transcription = new Transcription(speaker.map(ParticipantModel::identity).orElse(sender), trackSid,
                List.of(segment));
        Optional<TrackPublication> publication = owner.map(any -> any.publication(said).user());
        Optional<Participant> participant = speaker.map(ParticipantModel::user);
        return Optional.of(new RoomEvent.TranscriptionReceived(transcription, participant, publication));
    }

    private interface Telling {
        Optional<? extends RoomEvent> event(DataEncryption encryption);
    }

    private void tell(TextStreamInfo info, Telling event) {
        DataEncryption encryption = info.encrypted() ? DataEncryption.ENCRYPTED : DataEncryption.NOT_ENCRYPTED;
        model.lock().lock();
        try {
            if (model.encryption() == null || !model.encryption().refuses(encryption)) {
                event.event(encryption).ifPresent(model.listeners()::tell);
            }
        } finally {
            model.lock().unlock();
        }
    }
}
