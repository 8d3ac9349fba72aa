package org.livekit4j.bench.meeting;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.livekit4j.ffi.proto.FfiEvent;

/** Writes the meeting to a file, for all who replay it: {@code FILE}. Prints the handles of its streams. */
public final class TrafficWriter {
    private static final int HEADER = 8;

    private TrafficWriter() {}

    public static void main(String[] args) throws IOException {
        Meeting meeting = new Meeting();
        try (OutputStream file = Files.newOutputStream(Path.of(args[0]));
                BufferedOutputStream out = new BufferedOutputStream(file, 1 << 20)) {
            meeting.play((kind, event) -> write(out, kind, event));
        }
        System.out.printf("{\"audio\":%s,\"video\":%s,\"events\":%d}%n", Arrays.toString(meeting.audioStreams()),
                Arrays.toString(meeting.videoStreams()), Meeting.EVENTS);
    }

    private static void write(OutputStream out, Kind kind, FfiEvent event) {
        byte[] bytes = event.toByteArray();
        int handles = kind == Kind.AUDIO || kind == Kind.VIDEO || event.getRoomEvent().hasByteStreamOpened() ? 1 : 0;
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).put((byte) handles)
                .put((byte) kind.ordinal());
        try {
            out.write(header.array());
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
