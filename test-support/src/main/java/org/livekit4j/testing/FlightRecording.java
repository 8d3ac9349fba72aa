package org.livekit4j.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of Flight Recorder, and the events of LiveKit4j in it. */
public final class FlightRecording implements AutoCloseable {
    private static final String OURS = "org.livekit4j.";

    private final Recording recording = new Recording();

    private FlightRecording() {}

    /** Begins to record every call of user code and every request to the native library, however short. */
    public static FlightRecording start() {
        FlightRecording started = new FlightRecording();
        for (String name : List.of("SlowCall", "NativeCall", "NativeAnswer")) {
            started.recording.enable(OURS + name).withThreshold(Duration.ZERO);
        }
        started.recording.start();
        return started;
    }

    /** An event. */
    public static final class Seen {
        private final RecordedEvent event;

        private Seen(RecordedEvent event) {
            this.event = event;
        }

        public String name() {
            return event.getEventType().getName().substring(OURS.length());
        }

        public String text(String field) {
            return event.getString(field);
        }

        public long number(String field) {
            return event.getLong(field);
        }

        /** Of the thread that a field names. */
        public long thread(String field) {
            return event.getThread(field).getJavaThreadId();
        }

        @Override
        public String toString() {
            return event.toString();
        }
    }

    /** All events of LiveKit4j so far, in their order. */
    public List<Seen> events() {
        try {
            Path file = Files.createTempFile("livekit4j", ".jfr");
            try {
                recording.dump(file);
                return RecordingFile.readAllEvents(file).stream()
                        .filter(event -> event.getEventType().getName().startsWith(OURS))
                        .sorted(Comparator.comparing(RecordedEvent::getStartTime)).map(Seen::new).toList();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events with this name so far, such as {@code RoomJoined}. */
    public List<Seen> events(String name) {
        return events().stream().filter(event -> event.name().equals(name)).toList();
    }

    @Override
    public void close() {
        recording.close();
    }
}
