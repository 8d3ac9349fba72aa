package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.proto.VideoBufferInfo;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Where the native library reads a frame: in its own memory if nobody else can free that, else in a copy. */
class FrameBufferTest {
    private static final int SIDE = 16;
    private static final long SIZE = VideoBufferType.I420.size(SIDE, SIDE);

    private final FrameBuffer buffer = new FrameBuffer();

    @AfterEach
    void close() {
        buffer.close();
    }

    private VideoBufferInfo describe(MemorySegment memory) {
        for (long i = 0; i < SIZE; i++) {
            memory.set(ValueLayout.JAVA_BYTE, i, (byte) i);
        }
        return buffer.describe(CheckedFrame.of(VideoFrame.wrap(VideoBufferType.I420, SIDE, SIDE, memory)));
    }

    private static long address(VideoBufferInfo info, int plane) {
        return info.getComponents(plane).getDataPtr();
    }

    @SuppressWarnings("restricted") // looks where the native library would
    private void assertCopied(MemorySegment memory) {
        VideoBufferInfo info = describe(memory);
        long offset = 0;
        for (VideoBufferInfo.ComponentInfo plane : info.getComponentsList()) {
            assertThat(MemorySegment.ofAddress(plane.getDataPtr()).reinterpret(plane.getSize())
                    .mismatch(memory.asSlice(offset, plane.getSize()))).isEqualTo(-1);
            offset += plane.getSize();
        }
    }

    @Test
    void shouldBeReadInPlaceWhenOnlyThisThreadCanFreeIt() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(SIZE);
            VideoBufferInfo info = describe(memory);
            assertThat(info.getDataPtr()).isEqualTo(memory.address());
            assertThat(address(info, 1)).isEqualTo(memory.address() + SIDE * SIDE);
            assertThat(address(info, 2)).isEqualTo(memory.address() + SIDE * SIDE * 5 / 4);
        }
    }

    @Test
    void shouldBeReadInPlaceWhenItIsNeverFreed() {
        MemorySegment memory = Arena.global().allocate(SIZE);
        assertThat(describe(memory).getDataPtr()).isEqualTo(memory.address());
    }

    @Test
    void shouldBeCopiedWhenAnotherThreadCanFreeIt() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = arena.allocate(SIZE);
            assertThat(describe(memory).getDataPtr()).isNotEqualTo(memory.address());
            assertCopied(memory);
        }
    }

    @Test
    void shouldBeCopiedWhenItLiesOnTheHeap() {
        assertCopied(MemorySegment.ofArray(new byte[(int) SIZE]));
    }
}
