package org.livekit4j.bench.soak.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** The standard error stream, on which the log goes out: counted by level, and cut when it is very long. */
public final class CountedLog extends OutputStream {
    /** What peers put behind a line break in their names: a line that begins with it was forged. */
    public static final String FORGED = "[FORGED]";
    private static final long MOST_BYTES = 32 << 20;

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final LongAdder warnings = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder forged = new LongAdder();
    private long written;

    CountedLog(OutputStream out) {
        this.out = out;
    }

    /** Stands in place of the standard error stream from now on. */
    public static CountedLog install() {
        CountedLog log = new CountedLog(System.err);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        return log;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            endLine();
        }
    }

    private void endLine() throws IOException {
        String text = line.toString(StandardCharsets.UTF_8);
        if (text.startsWith("[WARN]")) {
            warnings.increment();
        } else if (text.startsWith("[ERROR]")) {
            errors.increment();
        } else if (text.startsWith(FORGED)) {
            forged.increment();
        }
        if (written < MOST_BYTES) {
            out.write(line.toByteArray());
            out.flush();
        }
        written += line.size();
        line.reset();
    }

    public long warnings() {
        return warnings.sum();
    }

    public long errors() {
        return errors.sum();
    }

    /** Lines that other code has made look like the log's. */
    public long forged() {
        return forged.sum();
    }

    /** Bytes that were logged, those that were cut included. */
    public synchronized long bytes() {
        return written;
    }
}
