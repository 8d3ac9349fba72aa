package org.livekit4j.recorder;

import java.util.List;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/** What a {@link RecordingListener} is told. */
public sealed interface RecordingEvent {

    /**
     * A file was begun.
     *
     * @param file the file
     */
    record FileStarted(RecordedFile file) implements RecordingEvent {

        /** Checks that there is a file. */
        public FileStarted {
            Objects.requireNonNull(file, "file is null");
        }

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * A file is complete and has its final name.
     *
     * @param file the file
     */
    record FileCompleted(RecordedFile file) implements RecordingEvent {

        /** Checks that there is a file. */
        public FileCompleted {
            Objects.requireNonNull(file, "file is null");
        }

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * Something cannot be written. What had been written is kept, and a new file is begun as soon as that succeeds. Told once
     * until it does.
     *
     * @param reason what has failed, as a sentence without a full stop
     */
    record Failed(String reason) implements RecordingEvent {

        /** Checks that there is a reason. */
        public Failed {
            Objects.requireNonNull(reason, "reason is null");
        }

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /**
     * The recording is over. The last event.
     *
     * @param files its files
     */
    record Ended(List<RecordedFile> files) implements RecordingEvent {

        /** Copies the list. */
        public Ended {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }
}
