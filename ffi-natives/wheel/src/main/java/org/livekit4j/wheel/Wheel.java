package org.livekit4j.wheel;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An opened wheel. Every entry that is read is compared with the hash the wheel's own RECORD gives for it. */
final class Wheel implements Closeable {

    private final Path file;
    private final ZipFile zip;
    private final WheelRecord record;

    private Wheel(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.record = WheelRecord.parse(new String(bytes(metadata("RECORD")), StandardCharsets.UTF_8));
    }

    /** Opens a wheel and makes sure that it is the one for the platform. */
    static Wheel open(Path file, Platform platform) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            Wheel wheel = new Wheel(file, zip);
            wheel.requireTag(platform);
            return wheel;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** The names of the entries that match, sorted. */
    List<String> names(Predicate<String> filter) {
        return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).filter(filter).sorted().toList();
    }

    byte[] read(String name) throws IOException {
        byte[] content = bytes(name);
        Sha256 expected = record.hash(name).orElseThrow(() -> new WheelException(
                "The RECORD of " + file + " has no SHA-256 for " + name + "; this is not a wheel this build can trust"));
        Sha256 actual = Sha256.of(content);
        if (!actual.equals(expected)) {
            throw new WheelException("Wrong hash of " + name + " in " + file + ": its SHA-256 is " + actual + ", expected is "
                    + expected + "; the wheel contradicts its own RECORD");
        }
        return content;
    }

    private void requireTag(Platform platform) throws IOException {
        String wheel = new String(read(metadata("WHEEL")), StandardCharsets.UTF_8);
        if (wheel.lines().noneMatch(line -> line.startsWith("Tag: ") && line.endsWith("-" + platform.wheelTag()))) {
            throw new WheelException(
                    file + " is not the wheel for " + platform.id() + " (no tag " + platform.wheelTag()
                            + "); delete it and build again");
        }
    }

    private String metadata(String name) {
        return names(entry -> entry.endsWith(".dist-info/" + name)).stream().findFirst()
                .orElseThrow(() -> new WheelException(file + " is no wheel: it has no " + name));
    }

    private byte[] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new WheelException(file + " has no " + name + "; this wheel is laid out differently than this build expects");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
