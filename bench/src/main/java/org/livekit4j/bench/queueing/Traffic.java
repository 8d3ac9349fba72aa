package org.livekit4j.bench.queueing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The first events of the recorded meeting that a queue delivers: without the records of the log and the files. */
final class Traffic {
    private static final int LOG = 4;

    private Traffic() {}

    static List<byte[]> read(Path file, int count) throws IOException {
        List<byte[]> events = new ArrayList<>(count);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (events.size() < count) {
                byte[] event = new byte[Integer.reverseBytes(in.readInt())];
                in.readByte();
                int kind = in.readByte();
                in.readShort();
                in.readFully(event);
                if (kind < LOG) {
                    events.add(event);
                }
            }
        } catch (EOFException e) {
            throw new IOException("too few events in " + file, e);
        }
        return events;
    }
}
