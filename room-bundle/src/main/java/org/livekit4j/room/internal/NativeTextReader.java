package org.livekit4j.room.internal;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamReader;

/** A text stream, as its handler sees it. */
final class NativeTextReader extends ReceivedStream<String> implements TextStreamReader {

    NativeTextReader(IncomingStream stream, Room room) {
        super(stream, room);
    }

    @Override
    public TextStreamInfo info() {
        return StreamConverter.text(stream().opened().getRoomEvent().getTextStreamOpened().getReader().getInfo(),
                stream().lastAttributes());
    }

    /** Whether a chunk is there already. */
    boolean isReady() {
        return stream().chunks().isReady();
    }

    @Override
    OptionalLong totalBytes() {
        return info().totalBytes();
    }

    @Override
    String content(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public Reader reader() {
        return new InputStreamReader(new ChunkInputStream(stream()), StandardCharsets.UTF_8);
    }
}
