package org.livekit4j.dashboard.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.livekit4j.agent.AgentWorker;
import org.livekit4j.audio.Audio;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.dashboard.DashboardProvider.Source;
import org.livekit4j.dashboard.internal.Snapshot.Jvm;
import org.livekit4j.dashboard.internal.Snapshot.LaneRow;
import org.livekit4j.dashboard.internal.Snapshot.Library;
import org.livekit4j.dashboard.internal.Snapshot.Rows;
import org.livekit4j.ffi.EventStatistics;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.FfiHealth;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.media.Medium;
import org.livekit4j.media.dto.MediaRuntime;
import org.livekit4j.media.management.MediumStatus;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.recorder.Recorder;
import org.livekit4j.room.Room;

/** Makes snapshots of what is there. Until it is closed it measures how loud streams are. For one thread at a time. */
final class Collector implements AutoCloseable {
    private static final RuntimeMXBean RUNTIME = ManagementFactory.getRuntimeMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Path MEMORY = Path.of("/proc/self/status");
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");
    private static final String RESIDENT = "VmRSS:";
    private static final int KILO = 1_024;

    private final Source source;
    private final Warnings warnings;
    private final InstantSource clock;
    private final Levels levels = new Levels();
    private final Connections connections = new Connections();

    Collector(Source source, Warnings warnings, InstantSource clock) {
        this.source = source;
        this.warnings = warnings;
        this.clock = clock;
    }

    /**
     * @param number of the snapshot
     * @param watchers how many will see it
     */
    Snapshot snapshot(long number, int watchers) {
        levels.follow(source.all(Audio.class));
        Optional<Library> library = source.all(FfiClient.class).stream().findFirst().map(this::library);
        List<Room> joined = source.all(Room.class);
        connections.look(joined, clock.millis());
        RoomRows rooms = new RoomRows(joined, source.all(RoomKeeper.class), source.all(AgentWorker.class), connections,
                warnings);
        MediaRows media = new MediaRows(media(source), warnings);
        source.all(ConfigurationStatus.class).forEach(one -> one.mistakes().forEach(
                mistake -> warnings.problem("configuration " + one.pid() + mistake, one.pid() + ": " + mistake)));
        List<QueueStatistics> queues = source.all(FfiEventQueue.class).stream().map(FfiEventQueue::statistics).toList();
        return new Snapshot(number, clock.millis(), watchers, jvm(), library, rooms.roomRows(), rooms.participantRows(),
                media.streamRows(levels.take(media.streams())), media.plugInRows(), media.unusedRows(), lanes(queues),
                subscribers(queues), rooms.keeperRows(), rooms.workerRows(), rooms.jobRows(),
                new RecordingRows(source.all(Recorder.class), warnings).rows(), warnings.latest());
    }

    static List<MediumStatus> media(Source source) {
        return Stream.concat(source.all(MediaRuntime.class).stream().map(runtime -> MediumStatus.of(runtime.getRuntimeDTO())),
                source.all(Medium.class).stream().map(medium -> medium.status())).toList();
    }

    private Library library(FfiClient client) {
        FfiHealth health = client.health();
        HandleStatistics handles = client.handles();
        EventStatistics events = client.events();
        warnings.counted("panics", health.panics(), more -> "the native library has reported " + more + " panics"
                + health.lastPanic().map(last -> ", the last one: " + last).orElse(""));
        warnings.counted("failed events", events.failed(), more -> more + " events could not be handled; the log says why");
        warnings.counted("lost events", events.lost(), more -> more + " events were lost while there was no queue");
        return new Library(health.state(), health.libraryVersion(), health.panics(), handles.created(), handles.released(),
                handles.live(), new TreeMap<>(handles.liveByKind()), events);
    }

    private static Rows<LaneRow> lanes(List<QueueStatistics> queues) {
        return Rows.of(queues.stream().flatMap(queue -> new TreeMap<>(queue.lanes()).entrySet().stream())
                .map(lane -> row(lane.getKey(), lane.getValue())).toList());
    }

    private static LaneRow row(Lane lane, LaneStatistics counts) {
        return new LaneRow(lane, counts.events(), counts.filtered(), counts.delivered(), counts.dropped());
    }

    private Rows<SubscriberStatistics> subscribers(List<QueueStatistics> queues) {
        List<SubscriberStatistics> all = queues.stream().flatMap(queue -> queue.subscribers().stream()).toList();
        for (SubscriberStatistics one : all) {
            String name = one.owner().isEmpty() ? one.name() : one.name() + " of " + one.owner();
            warnings.counted("dropped " + name, one.dropped(), more -> "subscriber " + name + " has lost " + more + " events");
            warnings.counted("failed " + name, one.failed(), more -> "subscriber " + name + " has failed " + more + " times");
        }
        return Rows.of(all);
    }

    private static Jvm jvm() {
        Runtime runtime = Runtime.getRuntime();
        return new Jvm(RUNTIME.getUptime(), runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(), residentBytes(), THREADS.getThreadCount(), openFiles());
    }

    private static long residentBytes() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith(RESIDENT)).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILO).orElse(0L);
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    private static long openFiles() {
        try (Stream<Path> open = Files.list(OPEN_FILES)) {
            return open.count() - 1; // this one
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    @Override
    public void close() {
        levels.close();
    }
}
