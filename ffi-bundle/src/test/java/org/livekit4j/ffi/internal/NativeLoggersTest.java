package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.WireReader;
import org.slf4j.Logger;

class NativeLoggersTest {
    private static final int MAX = 1_024;
    private static final int PLACES = 2 * MAX;

    private final List<String> made = new ArrayList<>();
    private final NativeLoggers loggers = new NativeLoggers(name -> {
        made.add(name);
        return (Logger) Proxy.newProxyInstance(Logger.class.getClassLoader(), new Class<?>[]{Logger.class},
                (self, method, arguments) -> null);
    });

    private static long fingerprint(String module) {
        return WireReader.fingerprint(module.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldMakeTheLoggerOfAModuleOnce() {
        assertThat(loggers.find(fingerprint("livekit_ffi::room"))).isNull();
        Logger logger = loggers.of("livekit_ffi::room");
        assertThat(loggers.of("livekit_ffi::room")).isSameAs(logger);
        assertThat(loggers.find(fingerprint("livekit_ffi::room"))).isSameAs(logger);
        assertThat(made).containsExactly("org.livekit4j.native.livekit_ffi.room");
    }

    @Test
    void shouldFindEachWhenTheirPlacesAreTheSame() {
        Map<Integer, String> places = new HashMap<>();
        String first = null;
        String second = null;
        for (int i = 0; second == null; i++) {
            String module = "module" + i;
            first = places.put((int) fingerprint(module) & PLACES - 1, module);
            second = first == null ? null : module;
        }
        Logger one = loggers.of(first);
        assertThat(loggers.find(fingerprint(second))).isNull();
        Logger other = loggers.of(second);
        assertThat(other).isNotSameAs(one);
        assertThat(loggers.find(fingerprint(first))).isSameAs(one);
        assertThat(loggers.find(fingerprint(second))).isSameAs(other);
    }

    @Test
    void shouldFindWhatIsBeyondTheEndWhenTheLastPlaceIsTaken() {
        List<String> last = new ArrayList<>();
        for (int i = 0; last.size() < 3; i++) {
            if (((int) fingerprint("module" + i) & PLACES - 1) == PLACES - 1) {
                last.add("module" + i);
            }
        }
        List<Logger> all = last.stream().map(loggers::of).toList();
        for (int i = 0; i < last.size(); i++) {
            assertThat(loggers.find(fingerprint(last.get(i)))).isSameAs(all.get(i));
        }
        assertThat(made).hasSize(last.size());
    }

    @Test
    void shouldUseTheLoggerAboveWhenTheNameIsNone() {
        loggers.of("a\nb");
        loggers.of("");
        loggers.of("x".repeat(201));
        loggers.of("x".repeat(200));
        assertThat(made).containsExactly("org.livekit4j.native", "org.livekit4j.native", "org.livekit4j.native",
                "org.livekit4j.native." + "x".repeat(200));
        assertThat(loggers.find(fingerprint("a\nb"))).isNull();
    }

    @Test
    void shouldUseTheLoggerAboveWhenThereAreTooManyModules() {
        for (int i = 0; i <= MAX; i++) {
            loggers.of("module" + i);
        }
        assertThat(made).hasSize(MAX + 1).endsWith("org.livekit4j.native.module1023", "org.livekit4j.native");
        assertThat(loggers.find(fingerprint("module" + MAX))).isNull();
        assertThat(loggers.find(fingerprint("module0"))).isNotNull();
    }
}
