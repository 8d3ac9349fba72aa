package org.livekit4j.configuration;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * Reads a configuration. Where a value is wrong the default is read in its place, and {@link #mistakes} says so; whether the default holds
 * then, or the configuration as a whole is refused, is the reader's choice. A property that is blank is absent. Not safe for use by several
 * threads.
 */
public final class ConfigurationReader {
    private static final String FILE = "felix.fileinstall.filename";
    private static final char REPLACEMENT = '\ufffd';
    private static final long LONGEST_MILLIS = Duration.ofDays(365).toMillis();

    private final PropertyReader properties;
    private final boolean strict;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Reads a configuration of which the right part holds.
     *
     * @param properties of the configuration, or of the component that has it
     */
    public ConfigurationReader(Map<String, ?> properties) {
        this(properties, false);
    }

    /** Reads a configuration that is refused if there is a mistake in it. */
    public static ConfigurationReader strict(Map<String, ?> properties) {
        return new ConfigurationReader(properties, true);
    }

    private ConfigurationReader(Map<String, ?> properties, boolean strict) {
        this.strict = strict;
        Optional<Path> gone = file(properties).filter(Files::notExists);
        this.properties = new PropertyReader(gone.isPresent() ? Map.of() : properties);
        gone.ifPresent(file -> mistakes.add("its file " + Printable.of(file) + " is not there any more, so that it does not hold."
                + " Delete the configuration, or write the file anew"));
    }

    /** The file that this configuration was read from, if it was; the one that has it written again when it changes. */
    public static Optional<Path> file(Map<String, ?> properties) {
        try {
            return Optional.ofNullable(properties.get(FILE)).map(file -> Path.of(URI.create(file.toString())));
        } catch (RuntimeException e) { // no URI, or not one of a file
            return Optional.empty();
        }
    }

    /** Whether the property says something, right or wrong. */
    public boolean says(String property) {
        return properties.has(property);
    }

    /** Whether the property is there, and says nothing. */
    public boolean isBlank(String property) {
        return properties.isThere(property) && !properties.has(property);
    }

    /** A text without blanks at its ends. */
    public String text(String property, String otherwise) {
        return read(property, () -> properties.one(property).map(value -> encoded(property, value.toString().strip())),
                otherwise);
    }

    /** Texts, in their order and without blanks at their ends and blank ones: several values, or one with commas between them. */
    public List<String> texts(String property) {
        return read(property, () -> Optional.of(properties.values(property)).map(values -> values.stream()
                .flatMap(value -> values.size() == 1 ? Stream.of(value.toString().split(",")) : Stream.of(value.toString()))
                .map(value -> encoded(property, value.strip())).filter(value -> !value.isEmpty()).distinct().toList()),
                List.of());
    }

    public int integer(String property, int least, int most, int otherwise) {
        return Math.toIntExact(read(property, () -> properties.whole(property, least, most), (long) otherwise));
    }

    public double number(String property, double least, double most, double otherwise) {
        return read(property, () -> properties.number(property, least, most), otherwise);
    }

    /** A number of milliseconds. */
    public Duration millis(String property, long least, Duration otherwise) {
        return read(property, () -> properties.whole(property, least, LONGEST_MILLIS).map(Duration::ofMillis), otherwise);
    }

    public boolean flag(String property, boolean otherwise) {
        return read(property, () -> properties.flag(property), otherwise);
    }

    public <T extends Enum<T>> T constant(String property, Class<T> type, T otherwise) {
        return read(property, () -> properties.constant(property, type), otherwise);
    }

    /** The path of a file or folder, which need not exist. */
    public Optional<Path> path(String property) {
        String path = text(property, "");
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            refuse(property, path, "it has to be a path");
            return Optional.empty();
        }
    }

    private <T> T read(String property, Supplier<Optional<T>> reading, T otherwise) {
        try {
            return properties.has(property) ? reading.get().orElse(otherwise) : otherwise;
        } catch (IllegalArgumentException e) {
            mistakes.add(e.getMessage() + otherwise(otherwise));
            return otherwise;
        }
    }

    private String otherwise(Object value) {
        return strict ? "" : switch (value) {
            case String text when text.isEmpty() -> ". It is left out";
            case Collection<?> values when values.isEmpty() -> ". It is left out";
            case Duration time -> ". The default, " + time.toMillis() + ", holds";
            default -> ". The default, " + value + ", holds";
        };
    }

    /** Says that a value that could be read makes no sense. */
    public void refuse(String property, Object value, String right) {
        mistakes.add(PropertyReader.wrong(property, value, right).getMessage());
    }

    /** Says what is wrong with the configuration as a whole. */
    public void refuse(String mistake) {
        mistakes.add(mistake);
    }

    private static String encoded(String property, String text) {
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw PropertyReader.wrong(property, text, "its file is not written in UTF-8, in which it is read");
        }
        if (isMisread(text)) {
            throw PropertyReader.wrong(property, text, "its file is written in UTF-8 and read in ISO 8859-1; set the framework's"
                    + " property felix.fileinstall.configEncoding to UTF-8, or write other characters than ASCII's as \\u00e4");
        }
        return text;
    }

    /** Whether this is UTF-8 that was read in ISO 8859-1: what happens to be that by chance means nothing to people. */
    private static boolean isMisread(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xff)) {
            return false;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Says that properties of these names are right, although they are not read here. */
    public void know(Collection<String> names) {
        properties.know(names);
    }

    /** Says that properties with this prefix are read elsewhere. */
    public void leave(String prefix) {
        properties.know(properties.unknown().stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix)).toList());
    }

    /** What is wrong, a sentence for each; to be asked for when all properties were read, because those that were not are unknown. */
    public List<String> mistakes() {
        List<String> all = new ArrayList<>(mistakes);
        properties.unknown().forEach(name -> all.add("property " + Printable.of(Redaction.redact(name)) + " is unknown"
                + properties.similar(name).map(similar -> "; did you mean " + similar + "?").orElse("")));
        return List.copyOf(all);
    }
}
