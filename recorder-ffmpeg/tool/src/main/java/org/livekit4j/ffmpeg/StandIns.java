package org.livekit4j.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stand-ins for what the recorder does not use, and without which ffmpeg does not start: its library of devices, which needs those
 * of X11, ALSA and PulseAudio, and the libraries of graphics cards. Servers lack them, and so does the archive in part.
 */
final class StandIns {
    private static final Pattern DEVICES = Pattern.compile("libavdevice\\.so\\.(\\d+)");
    private static final Pattern OF_DEVICES = Pattern.compile("avdevice_.*|av_(in|out)put_(audio|video)_device_next");
    private static final Pattern CONFIGURATION = Pattern.compile(".*_configuration");
    /** Programs that ask for no version take any. */
    private static final String ANY = "ANY";
    private static final List<Graphics> GRAPHICS = List.of(
            new Graphics("libva.so.2", "VA_API_0.33.0", "va(?!GetDisplayDRM)[A-Z].*"),
            new Graphics("libva-drm.so.2", ANY, "vaGetDisplayDRM"), new Graphics("libdrm.so.2", ANY, "drm[A-Z].*"));

    /** A library of graphics cards, and what functions of it are called. */
    private record Graphics(String name, String version, String functions) {}

    private StandIns() {}

    /**
     * @param files of the archive, by name
     * @return libraries that replace or complement them
     */
    static Map<String, byte[]> of(Machine machine, Map<String, byte[]> files) {
        TreeSet<String> imports = new TreeSet<>();
        files.values().forEach(file -> imports.addAll(Imports.of(file)));
        Map<String, byte[]> libraries = new TreeMap<>();
        GRAPHICS.forEach(library -> libraries.put(library.name,
                of(machine, library.name, library.version, imports, Pattern.compile(library.functions))));
        devices(files).ifPresent(found -> libraries.put(found.group(),
                of(machine, found.group(), "LIBAVDEVICE_" + found.group(1), imports, OF_DEVICES)));
        return libraries;
    }

    private static Optional<Matcher> devices(Map<String, byte[]> files) {
        return files.keySet().stream().map(DEVICES::matcher).filter(Matcher::matches).findFirst();
    }

    private static byte[] of(Machine machine, String name, String version, TreeSet<String> imports, Pattern functions) {
        List<String> texts = new ArrayList<>();
        List<String> others = new ArrayList<>();
        imports.stream().filter(functions.asMatchPredicate())
                .forEach(function -> (CONFIGURATION.matcher(function).matches() ? texts : others).add(function));
        return new StandIn(machine, name, version, others, texts).bytes();
    }
}
