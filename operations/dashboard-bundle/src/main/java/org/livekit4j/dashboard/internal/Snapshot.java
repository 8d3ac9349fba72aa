package org.livekit4j.dashboard.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.livekit4j.agent.WorkerState;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.media.management.MediumStatus;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingState;

/**
 * What the page shows of one moment. The names of components are those that the page reads; times are milliseconds.
 *
 * @param number how many snapshots were made, this one included
 * @param library empty if it is not open
 * @param warnings the latest ones first
 */
record Snapshot(long number, long time, int watchers, Jvm jvm, Optional<Library> library, Rows<RoomRow> rooms,
        Rows<ParticipantRow> participants, Rows<StreamRow> streams, Rows<MediumStatus.PlugIn> plugIns,
        Rows<MediumStatus.UnusedPlugIn> unusedPlugIns, Rows<LaneRow> lanes, Rows<SubscriberStatistics> subscribers,
        Rows<KeeperRow> keepers, Rows<WorkerRow> workers, Rows<JobRow> jobs, Rows<RecordingRow> recordings,
        List<Warning> warnings) {

    /**
     * As many rows as a page can show; there may be any number of participants.
     *
     * @param total how many there are
     */
    record Rows<T>(int total, List<T> shown) {
        private static final int MOST = 200;

        static <T> Rows<T> of(List<T> all) {
            return new Rows<>(all.size(), all.subList(0, Math.min(all.size(), MOST)));
        }
    }

    /**
     * @param residentBytes the memory of the process, native memory included; 0 if the platform does not tell
     * @param openFiles sockets included; 0 if the platform does not tell
     */
    record Jvm(long uptime, long heapUsedBytes, long heapMaxBytes, long residentBytes, int threads, long openFiles) {}

    record Library(FfiHealth.State state, Optional<String> version, long panics, long handlesCreated, long handlesReleased,
            long handlesLive, Map<HandleKind, Long> handlesByKind, EventStatistics events) {}

    /** @param quality of the connection */
    record RoomRow(String name, String state, String identity, Optional<String> sid, int others, int tracks, String quality,
            Connections.Figures connection, boolean recording, Optional<String> keeper) {}

    record ParticipantRow(String room, String identity, String name, boolean local, String kind, String quality, int tracks,
            boolean speaking, boolean encrypted) {}

    /**
     * @param key stands for the same stream as long as it is open
     * @param peak of the samples since the snapshot before, 0 to 32,768; empty if no sound was measured
     */
    record StreamRow(String key, String medium, String name, String room, String participant, String track, String source,
            String consumer, long received, long delivered, long dropped, long queued, int processors, Optional<Integer> peak) {}

    /** @param events that were offered to the queue */
    record LaneRow(Lane lane, long events, long unwanted, long delivered, long dropped) {}

    record KeeperRow(String pid, String state, String room, String identity, long since, long joins,
            Optional<String> lastFailure) {}

    record WorkerRow(String pid, String agent, WorkerState state, double load, int runningJobs, long succeeded, long failed,
            Optional<String> lastFailure) {}

    record JobRow(String id, String agent, String room, Optional<String> participant, String identity, String state, int attempt,
            long since) {}

    /**
     * @param mixed whether all tracks are in one file
     * @param files those that are remembered
     * @param bytes the size of those files
     */
    record RecordingRow(String id, String room, RecordingState state, RecordingFormat format, boolean mixed, long since,
            int files,
            long bytes, long lostAudioMs, long lostPictures, Optional<String> lastFailure) {}

    record Warning(long time, String text) {}
}
