package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.livekit4j.ffi.track.RtcStatsReader;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.EncryptionState;
import org.livekit4j.room.EncryptionType;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RtcStats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices encrypted media that arrives and is not decrypted. The native library reports what it decrypts, but neither a wrong key,
 * unless failures are counted, nor that there is none in the room. Once anything was reported of a participant, the reports count.
 */
final class DecryptionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomState model;
    /** The packets of each track at the last look. */
    private final Map<NativeRemoteTrack, Long> received = new ConcurrentHashMap<>();

    DecryptionWatch(RoomState model) {
        this.model = model;
    }

    /** Every two seconds. */
    void look() {
        List<NativeRemoteParticipant> awaited = model.remotes().values().stream().filter(DecryptionWatch::isAwaited).toList();
        received.keySet().retainAll(awaited.stream().flatMap(participant -> participant.publications().values().stream())
                .map(NativeRemotePublication::nativeTrack).filter(Objects::nonNull).collect(Collectors.toSet()));
        if (model.state() == ConnectionState.CONNECTED) {
            awaited.forEach(this::look);
        }
    }

    private static boolean isAwaited(NativeRemoteParticipant participant) {
        return participant.encryptionState() == EncryptionState.NEW;
    }

    private void look(NativeRemoteParticipant participant) {
        participant.publications().values().forEach(publication -> {
            NativeRemoteTrack track = publication.nativeTrack();
            if (track != null && publication.encryptionType() != EncryptionType.NONE && !publication.muted()) {
                RtcStatsReader.ofTrack(model.client(), track.handle()).whenComplete((reports, failure) -> {
                    if (reports != null) {
                        judge(participant, publication, track, reports);
                    }
                });
            }
        });
    }

    private void judge(NativeRemoteParticipant participant, NativeRemotePublication publication, NativeRemoteTrack track,
            List<RtcStats> reports) {
        long now = Reports.sum(reports, "inbound-rtp", "packetsReceived");
        Long before = received.put(track, now);
        if (before == null || before == 0 || now <= before) {
            return;
        }
        model.lock().lock();
        try {
            if (publication.nativeTrack() != track || !isAwaited(participant)) {
                return;
            }
            participant.encryptionState(EncryptionState.UNDECRYPTABLE);
            model.listeners().tell(new RoomEvent.EncryptionStateChanged(participant, EncryptionState.UNDECRYPTABLE));
        } finally {
            model.lock().unlock();
        }
        LOG.warn("Media of '{}' is encrypted and cannot be decrypted: {}", Printable.of(participant.identity()),
                model.encryption() == null
                        ? "this room was joined without a key, see RoomOptions.withEncryption"
                        : "its key is a different one");
    }
}
