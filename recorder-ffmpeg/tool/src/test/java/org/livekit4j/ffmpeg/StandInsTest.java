package org.livekit4j.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private static final int HEADER = 64;
    private static final int SECTION = 64;
    private static final int SYMBOL = 24;

    /** An ELF file with nothing but a table of symbols, of which one is its own. */
    private static byte[] importing(String... functions) {
        StringTable names = new StringTable();
        List<Integer> places = Arrays.stream(functions).map(names::add).toList();
        int symbols = HEADER + 2 * SECTION;
        int strings = symbols + (functions.length + 1) * SYMBOL;
        int own = names.add("va_own");
        ByteBuffer file = ByteBuffer.allocate(strings + names.bytes().length).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(40, HEADER).putShort(58, (short) SECTION).putShort(60, (short) 2);
        file.putInt(HEADER + 4, 11).putLong(HEADER + 24, symbols).putLong(HEADER + 32, strings - symbols).putInt(HEADER + 40, 1);
        file.putLong(HEADER + SECTION + 24, strings);
        for (int i = 0; i < functions.length; i++) {
            file.putInt(symbols + i * SYMBOL, places.get(i));
        }
        file.putInt(strings - SYMBOL, own).putShort(strings - SYMBOL + 6, (short) 1);
        return file.put(strings, names.bytes()).array();
    }

    private static List<String> names(byte[] library) {
        return List.of(new String(library, StandardCharsets.ISO_8859_1).split("\0+"));
    }

    @Test
    void shouldHaveTheFunctionsThatAreImported() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("ffmpeg", importing("avdevice_register_all", "avdevice_configuration", "av_log", "malloc"));
        files.put("libavutil.so.59", importing("vaInitialize", "vaGetDisplayDRM", "drmFreeVersion", "variable"));
        files.put("libavdevice.so.59", importing("xcb_connect"));

        assertThat(Imports.of(files.get("ffmpeg"))).containsExactly("av_log", "avdevice_configuration",
                "avdevice_register_all", "malloc");
        Map<String, byte[]> found = StandIns.of(Machine.AARCH64, files);
        assertThat(found).containsOnlyKeys("libavdevice.so.59", "libva.so.2", "libva-drm.so.2", "libdrm.so.2");
        assertThat(names(found.get("libavdevice.so.59"))).contains("libavdevice.so.59", "LIBAVDEVICE_59",
                "avdevice_register_all", "avdevice_configuration").doesNotContain("av_log");
        assertThat(names(found.get("libva.so.2"))).contains("libva.so.2", "VA_API_0.33.0", "vaInitialize")
                .doesNotContain("vaGetDisplayDRM", "variable", "va_own");
        assertThat(names(found.get("libva-drm.so.2"))).contains("vaGetDisplayDRM");
        assertThat(names(found.get("libdrm.so.2"))).contains("drmFreeVersion");
    }
}
