package org.livekit4j.devices.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;

/** The cameras: on Linux those of the kernel, elsewhere those that {@code ffmpeg} lists. */
final class CameraDevices {
    private static final long LISTING_MS = 10_000;
    private static final Pattern NODE = Pattern.compile("video\\d+");
    private static final Pattern AVFOUNDATION = Pattern.compile("\\[AVFoundation[^\\]]*\\] \\[(\\d+)\\] (.+)");
    private static final Pattern DSHOW = Pattern.compile("\\[[^\\]]*\\] \"([^\"]+)\" \\(video\\)");
    private static final Pattern DSHOW_ALTERNATIVE = Pattern.compile("\\[[^\\]]*\\]\\s+Alternative name \"([^\"]+)\"");

    /** The format and the input by which {@code ffmpeg} opens a camera. */
    record Address(String format, String input) {}

    /** A camera and its address. */
    record Camera(Device device, Address address) {}

    /** A camera as the system names it. */
    private record Entry(String name, Address address) {}

    private final String system;
    private final Path kernel;

    CameraDevices() {
        this(System.getProperty("os.name"), Path.of("/sys/class/video4linux"));
    }

    CameraDevices(String system, Path kernel) {
        this.system = system;
        this.kernel = kernel;
    }

    /** Whether listing them starts no program. */
    boolean cheap() {
        return !system.startsWith("Mac") && !system.startsWith("Windows");
    }

    /** @param ffmpeg the program, where it is needed */
    List<Camera> list(Optional<Path> ffmpeg) {
        return system.startsWith("Mac")
                ? avfoundation(said(ffmpeg, "-f", "avfoundation", "-list_devices", "true", "-i", ""))
                : system.startsWith("Windows")
                        ? dshow(said(ffmpeg, "-f", "dshow", "-list_devices", "true", "-i", "dummy"))
                        : v4l2();
    }

    private static List<Camera> named(List<Entry> entries) {
        return Names.unique(entries, Entry::name, (entry, name) -> new Camera(
                new Device(DeviceKind.CAMERA, name, entry.address().input()), entry.address()));
    }

    Camera find(CameraOptions options) {
        return Found.one(DeviceKind.CAMERA, list(options.ffmpeg()), Camera::device, options.location());
    }

    private List<Camera> v4l2() {
        List<Path> nodes = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(kernel, "video*")) {
            all.forEach(nodes::add);
        } catch (IOException e) {
            return List.of(); // no such devices
        }
        return named(nodes.stream().filter(node -> NODE.matcher(node.getFileName().toString()).matches())
                .filter(node -> text(node.resolve("index")).orElse("0").equals("0")) // the others carry metadata
                .sorted(Comparator.comparingInt(CameraDevices::number))
                .map(node -> new Entry(text(node.resolve("name")).orElse(node.getFileName().toString()),
                        new Address("v4l2", "/dev/" + node.getFileName())))
                .toList());
    }

    private static int number(Path node) {
        return Integer.parseInt(node.getFileName().toString().substring("video".length()));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the program says on its error output. */
    private static List<String> said(Optional<Path> ffmpeg, String... words) {
        List<String> command = new ArrayList<>(List.of(FfmpegProgram.find(ffmpeg).toString(), "-hide_banner", "-nostdin"));
        command.addAll(List.of(words));
        try {
            Process child = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            Thread end = Threads.platform("ffmpeg", () -> endInTime(child));
            end.start();
            try (InputStream errors = child.getErrorStream()) {
                return new String(errors.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            } finally {
                end.interrupt();
            }
        } catch (IOException e) {
            throw new DeviceException("the cameras cannot be listed: " + e.getMessage(), e);
        }
    }

    private static void endInTime(Process child) {
        try {
            child.waitFor(LISTING_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // It has said all
        }
        child.destroyForcibly();
    }

    static List<Camera> avfoundation(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            if (line.contains("audio devices")) {
                break;
            }
            Matcher camera = AVFOUNDATION.matcher(line);
            if (camera.matches() && !camera.group(2).startsWith("Capture screen")) {
                entries.add(new Entry(camera.group(2), new Address("avfoundation", camera.group(1) + ":none")));
            }
        }
        return named(entries);
    }

    static List<Camera> dshow(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        boolean video = false;
        for (String line : lines) {
            Matcher camera = DSHOW.matcher(line);
            Matcher alternative = DSHOW_ALTERNATIVE.matcher(line);
            if (camera.matches()) {
                entries.add(new Entry(camera.group(1), new Address("dshow", "video=" + camera.group(1))));
                video = true;
            } else if (alternative.matches() && video) {
                String name = entries.removeLast().name();
                entries.add(new Entry(name, new Address("dshow", "video=" + alternative.group(1))));
                video = false;
            } else {
                video = false;
            }
        }
        return named(entries);
    }
}
