package org.livekit4j.bench.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CountedLogTest {

    @Test
    void shouldCountLinesByTheirBeginning() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CountedLog log = new CountedLog(out);
        String text = "[WARN] one\n\tat somewhere [ERROR]\n[ERROR] two\n[FORGED] three\n[WARN] four, grüß dich\n";
        log.write(text.getBytes(StandardCharsets.UTF_8));

        assertThat(log.warnings()).isEqualTo(2);
        assertThat(log.errors()).isOne();
        assertThat(log.forged()).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(log.bytes()).isEqualTo(out.size());
    }
}
