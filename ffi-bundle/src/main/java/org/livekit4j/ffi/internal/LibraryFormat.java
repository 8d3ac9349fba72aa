package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * Whether a file looks like a whole shared library. The JVM, asked to load a file that is none, prints warnings of its own before it
 * refuses; and the loader of Linux ends the process when it maps an ELF file that was cut short.
 */
final class LibraryFormat {
    private static final int ELF = 0x7f454c46;
    /** Of Mach-O: 64 bits, both byte orders, and files for several processors. */
    private static final Set<Integer> MACH_O = Set.of(0xfeedfacf, 0xcffaedfe, 0xcafebabe);
    /** Of Windows: two bytes only. */
    private static final int PE = 0x4d5a;

    private static final int HEADER_BYTES = 64;
    private static final int CLASS_AT = 4;
    private static final byte CLASS_64_BITS = 2;
    private static final int SEGMENTS_AT = 32;
    private static final int SEGMENT_BYTES_AT = 54;
    private static final int SEGMENT_COUNT_AT = 56;
    private static final int SEGMENT_OFFSET_AT = 8;
    private static final int SEGMENT_SIZE_AT = 32;

    private LibraryFormat() {}

    /** @throws IllegalArgumentException if the file is no library of any platform, or was cut short */
    static void check(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            int magic = header.getInt(0);
            if (magic == ELF) {
                checkElf(channel, header.order(ByteOrder.LITTLE_ENDIAN));
            } else if (!MACH_O.contains(magic) && magic >>> Short.SIZE != PE) {
                throw new IllegalArgumentException("not a shared library");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read", e);
        }
    }

    /** All that the loader will map has to be there. Every platform that there is a library for is little-endian and of 64 bits. */
    private static void checkElf(FileChannel channel, ByteBuffer header) throws IOException {
        if (header.get(CLASS_AT) != CLASS_64_BITS) {
            throw new IllegalArgumentException("an ELF file of 32 bits");
        }
        int entry = Short.toUnsignedInt(header.getShort(SEGMENT_BYTES_AT));
        int count = Short.toUnsignedInt(header.getShort(SEGMENT_COUNT_AT));
        if (entry < SEGMENT_SIZE_AT + Long.BYTES || count == 0) {
            throw new IllegalArgumentException("an ELF file with nothing to load");
        }
        ByteBuffer table = read(channel, header.getLong(SEGMENTS_AT), entry * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < table.capacity(); at += entry) {
            long offset = table.getLong(at + SEGMENT_OFFSET_AT);
            long bytes = table.getLong(at + SEGMENT_SIZE_AT);
            if (offset < 0 || bytes < 0 || offset > channel.size() - bytes) {
                throw new IllegalArgumentException("an ELF file that was cut short");
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
        if (position < 0 || position > channel.size() - bytes) {
            throw new IllegalArgumentException("a file that was cut short");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // The next read goes on where this one ended.
        }
        return buffer;
    }
}
