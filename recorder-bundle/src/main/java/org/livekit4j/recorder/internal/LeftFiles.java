package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.recorder.RecordingFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes the files that a recorder has left in a folder, because its process was killed or its disk was full. */
final class LeftFiles {
    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);
    private static final int BEGINNING_BYTES = 4_096;

    private LeftFiles() {}

    /** Tried for each file, whatever becomes of the others. Those that are still being written, or are no recorder's, stay. */
    static void complete(Path folder) {
        List<String> extensions = Stream.of(RecordingFormat.values()).map(RecordingFormat::extension).distinct().toList();
        for (String extension : extensions) {
            String suffix = "." + extension + PartFile.SUFFIX;
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> left = files.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted().toList();
                left.forEach(file -> completeOne(file, extension));
            } catch (IOException e) {
                LOG.warn("What is left in {} cannot be completed: {}", folder, e.toString());
            }
        }
    }

    private static void completeOne(Path path, String extension) {
        try {
            Optional<PartFile> left = PartFile.left(path);
            if (left.isPresent()) {
                try (PartFile part = left.get()) {
                    if (hasContent(path, extension)) {
                        LOG.info("Completed {}, which an earlier process has left", FileNames.complete(path, extension));
                    } else {
                        part.delete();
                        LOG.info("Deleted {}, which an earlier process has left with nothing in it", path);
                    }
                }
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} was completed by another process", path, e);
        } catch (IOException e) {
            LOG.warn("{} has the name of an unfinished recording, and stays as it is: {}", path, e.toString());
        }
    }

    /** Makes a file whole. */
    private static boolean hasContent(Path path, String extension) throws IOException {
        if (extension.equals(RecordingFormat.WAV.extension())) {
            return WavWriter.repair(path) > 0;
        }
        requireOurs(path);
        if (extension.equals(RecordingFormat.OGG_OPUS.extension())) {
            return OggOpusFile.repair(path);
        }
        return WebmOpusFile.repair(path).orElse(true); // ffmpeg leaves its files such that they can be played
    }

    /** All but WAV name the program that has written them at their beginning. */
    private static void requireOurs(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer beginning = ByteBuffer.allocate((int) Math.min(file.size(), BEGINNING_BYTES));
            boolean whole = WholeWrites.read(file, beginning, 0);
            if (!whole || !new String(beginning.array(), StandardCharsets.ISO_8859_1).contains(FileNames.PROGRAM)) {
                throw new FileSystemException(path.toString(), null, "was not written by a recorder of this kind");
            }
        }
    }
}
