package org.livekit4j.ffmpeg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes what a fragment consists of: the program, the libraries that it needs, and a description with their hashes. What is for
 * Java is left out.
 */
final class FragmentJob {
    private static final Pattern UNUSED = Pattern.compile("(lib)?jni.*|ffprobe.*");
    /** The archive has these under other names than those that programs know them by. */
    private static final Map<String, String> RENAMED = Map.of("libva.so", "libva.so.2", "libva-drm.so", "libva-drm.so.2");
    private static final Pattern DEVICES = Pattern.compile("libavdevice\\.so\\.(\\d+)");

    private FragmentJob() {}

    static void run(Archive archive, Platform platform, String version, Path classes) throws IOException {
        Path folder = Files.createDirectories(classes.resolve("ffmpeg").resolve(platform.id()));
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (String name : archive.names(platform.folder())) {
            if (!UNUSED.matcher(name).matches()) {
                files.put(RENAMED.getOrDefault(name, name), archive.read(platform.folder() + name));
            }
        }
        if (!files.containsKey(platform.program())) {
            throw new IOException(archive + " has no " + platform.folder() + platform.program());
        }
        platform.machine().ifPresent(machine -> files.replaceAll((name, bytes) -> withoutDevices(machine, name, bytes)));
        StringBuilder description = new StringBuilder("version=" + version + "\nprogram=" + platform.program() + "\n");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
            description.append("sha256.").append(file.getKey()).append('=').append(Archive.sha256(file.getValue())).append('\n');
        }
        Files.writeString(folder.resolve("program.properties"), description, StandardCharsets.ISO_8859_1);
    }

    /**
     * The library of devices needs those of X11, ALSA and PulseAudio, which servers lack, and without it the program does not
     * start. The recorder has no use for devices.
     */
    private static byte[] withoutDevices(Machine machine, String name, byte[] bytes) {
        var devices = DEVICES.matcher(name);
        if (!devices.matches()) {
            return bytes;
        }
        return new StandIn(machine, name, "LIBAVDEVICE_" + devices.group(1),
                List.of("avdevice_register_all", "avdevice_version", "avdevice_list_input_sources", "avdevice_list_output_sinks",
                        "avdevice_free_list_devices", "av_input_audio_device_next", "av_input_video_device_next",
                        "av_output_audio_device_next", "av_output_video_device_next"),
                List.of("avdevice_configuration")).bytes();
    }
}
