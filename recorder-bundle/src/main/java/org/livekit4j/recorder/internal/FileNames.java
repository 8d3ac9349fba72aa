package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.livekit4j.recorder.RecordingFormat;

/**
 * The names of the files of a recording. Names of rooms, participants and tracks are other people's: no file of theirs lies
 * anywhere but in the folder.
 */
record FileNames(Path folder, String template, RecordingFormat format) {
    /** What files say that they were written by. */
    static final String PROGRAM = "LiveKit4j";
    private static final int MAX_VALUE = 40;
    private static final int MAX_NAME = 180;
    private static final int MAX_NUMBER = 100_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9-]");
    /** On Windows, with any extension. */
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    /** What a file is of. */
    record Subject(String room, String participant, String track, String source) {

        private Map<String, String> values(Instant start) {
            return Map.of("{room}", safe(room), "{participant}", safe(participant), "{track}", safe(track), "{source}",
                    safe(source.toLowerCase(Locale.ROOT)), "{time}", TIME.format(start));
        }
    }

    /** ASCII, because file systems may know no more: letters and digits, and a sign that means nothing to them. */
    private static String safe(String value) {
        String plain = MARKS.matcher(Normalizer.normalize(value, Normalizer.Form.NFD)).replaceAll("");
        String safe = UNSAFE.matcher(plain.substring(0, Math.min(plain.length(), MAX_VALUE))).replaceAll("-");
        return safe.isEmpty() ? "all" : safe;
    }

    private String name(Subject subject, Instant start) {
        String name = template;
        for (Map.Entry<String, String> value : subject.values(start).entrySet()) {
            name = name.replace(value.getKey(), value.getValue());
        }
        String cut = name.substring(0, Math.min(name.length(), MAX_NAME)).replaceAll("[. ]+$", "");
        return RESERVED.matcher(cut).matches() ? "_" + cut : cut;
    }

    /** Creates the file that is written; there is none of this name, nor a complete one. */
    PartFile create(Subject subject, Instant start) throws IOException {
        Files.createDirectories(folder);
        String name = name(subject, start);
        for (int i = 1; i < MAX_NUMBER; i++) {
            Path whole = folder.resolve(numbered(name, i, format.extension()));
            if (Files.notExists(whole)) {
                try {
                    return PartFile.create(whole.resolveSibling(whole.getFileName() + PartFile.SUFFIX));
                } catch (FileAlreadyExistsException e) {
                    // of another recording: the next number
                }
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name).toString(), null, "and so do all numbers behind it");
    }

    private static String numbered(String name, int number, String extension) {
        return name + (number == 1 ? "" : "-" + number) + "." + extension;
    }

    /** Gives a file that is complete its name. */
    static Path complete(Path part, String extension) throws IOException {
        String name = part.getFileName().toString();
        String plain = name.substring(0, name.length() - PartFile.SUFFIX.length() - extension.length() - 1);
        Path target = part.resolveSibling(numbered(plain, 1, extension));
        for (int i = 2; Files.exists(target) && i < MAX_NUMBER; i++) {
            target = part.resolveSibling(numbered(plain, i, extension));
        }
        return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
