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
 * Reads a configuration. If a value is wrong the default is returned instead and {@link #mistakes} reports it; the caller decides
 * whether the default holds or the configuration as a whole is refused. A blank property is absent. Not safe for use by several
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
     * Creates a reader of a configuration whose right part holds.
     *
     * @param properties the properties of the configuration, or of the component that has it
     */
    public ConfigurationReader(Map<String, ?> properties) {
        this(properties, false);
    }

    /**
     * Creates a reader of a configuration that is refused if it has a mistake.
     *
     * @param properties the properties of the configuration
     * @return the reader
     */
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

    /**
     * Returns the file of a configuration, which is written again when it changes.
     *
     * @param properties the properties of the configuration
     * @return the file; empty if the configuration has none
     */
    public static Optional<Path> file(Map<String, ?> properties) {
        try {
            return Optional.ofNullable(properties.get(FILE)).map(file -> Path.of(URI.create(file.toString())));
        } catch (RuntimeException e) { // no URI, or not one of a file
            return Optional.empty();
        }
    }

    /**
     * Tells whether a property has a value, right or wrong.
     *
     * @param property the name of the property
     * @return whether it has a value
     */
    public boolean says(String property) {
        return properties.has(property);
    }

    /**
     * Tells whether a property is present and blank.
     *
     * @param property the name of the property
     * @return whether it is present and blank
     */
    public boolean isBlank(String property) {
        return properties.isThere(property) && !properties.has(property);
    }

    /**
     * Reads a text, without blanks at its ends.
     *
     * @param property the name of the property
     * @param otherwise the default
     * @return the text, or the default
     */
    public String text(String property, String otherwise) {
        return read(property, () -> properties.one(property).map(value -> encoded(property, value.toString().strip())),
                otherwise);
    }

    /**
     * Reads texts, without blank ones and blanks at their ends: several values, or one with commas between them.
     *
     * @param property the name of the property
     * @return the texts, in their order
     */
    public List<String> texts(String property) {
        return read(property, () -> Optional.of(properties.values(property)).map(values -> values.stream()
                .flatMap(value -> values.size() == 1 ? Stream.of(value.toString().split(",")) : Stream.of(value.toString()))
                .map(value -> encoded(property, value.strip())).filter(value -> !value.isEmpty()).distinct().toList()),
                List.of());
    }

    /**
     * Reads a whole number.
     *
     * @param property the name of the property
     * @param least the smallest value
     * @param most the largest value
     * @param otherwise the default
     * @return the number, or the default
     */
    public int integer(String property, int least, int most, int otherwise) {
        return Math.toIntExact(read(property, () -> properties.whole(property, least, most), (long) otherwise));
    }

    /**
     * Reads a number.
     *
     * @param property the name of the property
     * @param least the smallest value
     * @param most the largest value
     * @param otherwise the default
     * @return the number, or the default
     */
    public double number(String property, double least, double most, double otherwise) {
        return read(property, () -> properties.number(property, least, most), otherwise);
    }

    /**
     * Reads a number of milliseconds.
     *
     * @param property the name of the property
     * @param least the smallest value
     * @param otherwise the default
     * @return the duration, or the default
     */
    public Duration millis(String property, long least, Duration otherwise) {
        return read(property, () -> properties.whole(property, least, LONGEST_MILLIS).map(Duration::ofMillis), otherwise);
    }

    /**
     * Reads a truth value.
     *
     * @param property the name of the property
     * @param otherwise the default
     * @return the value, or the default
     */
    public boolean flag(String property, boolean otherwise) {
        return read(property, () -> properties.flag(property), otherwise);
    }

    /**
     * Reads a constant of an enum.
     *
     * @param <T> the enum
     * @param property the name of the property
     * @param type the enum
     * @param otherwise the default
     * @return the constant, or the default
     */
    public <T extends Enum<T>> T constant(String property, Class<T> type, T otherwise) {
        return read(property, () -> properties.constant(property, type), otherwise);
    }

    /**
     * Reads the path of a file or folder, which need not exist.
     *
     * @param property the name of the property
     * @return the path; empty if the property is absent or wrong
     */
    public Optional<Path> path(String property) {
        String path = text(property, "");
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            refuse(property, path, "it must be a path");
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

    /**
     * Reports a value that could be read and makes no sense.
     *
     * @param property the name of the property
     * @param value the value
     * @param right what it must be, as a clause
     */
    public void refuse(String property, Object value, String right) {
        mistakes.add(PropertyReader.wrong(property, value, right).getMessage());
    }

    /**
     * Reports a mistake of the configuration as a whole.
     *
     * @param mistake the mistake, as a sentence
     */
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

    /**
     * Declares properties that are right although they are not read here.
     *
     * @param names the names of the properties
     */
    public void know(Collection<String> names) {
        properties.know(names);
    }

    /**
     * Declares that the properties with a prefix are read elsewhere.
     *
     * @param prefix the prefix, in lower case
     */
    public void leave(String prefix) {
        properties.know(properties.unknown().stream().filter(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix)).toList());
    }

    /** {@return the mistakes, a sentence each; to be asked for when all properties were read, because the others are unknown} */
    public List<String> mistakes() {
        List<String> all = new ArrayList<>(mistakes);
        properties.unknown().forEach(name -> all.add("property " + Printable.of(Redaction.redact(name)) + " is unknown"
                + properties.similar(name).map(similar -> "; did you mean " + similar + "?").orElse("")));
        return List.copyOf(all);
    }
}
