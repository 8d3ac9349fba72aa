package org.livekit4j.dashboard.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.agent.JobStatus;
import org.livekit4j.agent.WorkerStatus;
import org.livekit4j.dashboard.internal.Snapshot.JobRow;
import org.livekit4j.dashboard.internal.Snapshot.KeeperRow;
import org.livekit4j.dashboard.internal.Snapshot.ParticipantRow;
import org.livekit4j.dashboard.internal.Snapshot.RoomRow;
import org.livekit4j.dashboard.internal.Snapshot.Rows;
import org.livekit4j.dashboard.internal.Snapshot.WorkerRow;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Participant;
import org.livekit4j.room.Room;

/** Rows of rooms, and of what keeps them joined or takes jobs in them. */
record RoomRows(List<Room> rooms, List<RoomKeeper> keepers, List<AgentWorker> workers, Connections connections,
        Warnings warnings) {

    RoomRows {
        rooms = rooms.stream().sorted(Comparator.comparing(Room::name)).toList();
    }

    Rows<RoomRow> roomRows() {
        Map<Room, String> kept = new HashMap<>();
        keepers.forEach(keeper -> keeper.room().ifPresent(room -> kept.put(room, keeper.status().pid())));
        return Rows.of(rooms.stream().map(room -> row(room, Optional.ofNullable(kept.get(room)))).toList());
    }

    private RoomRow row(Room room, Optional<String> keeper) {
        if (room.connectionState() == ConnectionState.RECONNECTING) {
            warnings.problem("room " + room.name(), "room " + room.name() + " has lost its connection and is reconnecting");
        }
        var others = room.remoteParticipants().values();
        return new RoomRow(room.name(), room.connectionState().name(), room.localParticipant().identity(), sid(room),
                others.size(),
                others.stream().mapToInt(other -> other.trackPublications().size()).sum(),
                room.localParticipant().connectionQuality().name(), connections.figures(room), room.recording(), keeper);
    }

    /** It may not be known yet, and it fails with the room. */
    private static Optional<String> sid(Room room) {
        var sid = room.sid();
        return sid.isDone() && !sid.isCompletedExceptionally() ? Optional.of(sid.join()) : Optional.empty();
    }

    Rows<ParticipantRow> participantRows() {
        List<ParticipantRow> rows = new ArrayList<>();
        for (Room room : rooms) {
            rows.add(row(room, room.localParticipant()));
            new TreeMap<>(room.remoteParticipants()).values().forEach(other -> rows.add(row(room, other)));
        }
        return Rows.of(rows);
    }

    private static ParticipantRow row(Room room, Participant who) {
        return new ParticipantRow(room.name(), who.identity(), who.name(), who instanceof LocalParticipant, who.kind().name(),
                who.connectionQuality().name(), who.trackPublications().size(), who.speaking(), who.encrypted());
    }

    Rows<KeeperRow> keeperRows() {
        return Rows.of(keepers.stream().map(RoomKeeper::status).sorted(Comparator.comparing(KeeperStatus::pid)).map(this::row)
                .toList());
    }

    private KeeperRow row(KeeperStatus status) {
        status.lastFailure().ifPresent(why -> warnings.problem("keeper " + status.pid(), status.pid() + ": " + why));
        return new KeeperRow(status.pid(), status.state().name(), status.room(), status.identity(), status.since().toEpochMilli(),
                status.joins(), status.lastFailure());
    }

    Rows<WorkerRow> workerRows() {
        return Rows.of(workers.stream().map(AgentWorker::status).sorted(Comparator.comparing(WorkerStatus::pid)).map(this::row)
                .toList());
    }

    private WorkerRow row(WorkerStatus status) {
        status.lastFailure().ifPresent(why -> warnings.problem("worker " + status.pid(), status.pid() + ": " + why));
        return new WorkerRow(status.pid(), status.agentName(), status.state(), status.load(), status.runningJobs(),
                status.counts().succeeded(), status.counts().failed(), status.lastFailure());
    }

    Rows<JobRow> jobRows() {
        return Rows.of(workers.stream().flatMap(worker -> worker.jobs().stream()).sorted(Comparator.comparing(JobStatus::since))
                .map(RoomRows::row).toList());
    }

    private static JobRow row(JobStatus job) {
        return new JobRow(job.offer().id(), job.offer().agentName(), job.offer().roomName(), job.offer().participantIdentity(),
                job.identity(), job.state().name(), job.offer().attempt(), job.since().toEpochMilli());
    }
}
