package org.livekit4j.ffi.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a file looks like a whole shared library of this system. The loader says of one for another processor that there is no
 * such file, and ends the process when it maps an ELF file that was cut short.
 */
final class LibraryFormat {
    private static final int ELF = 0x7f454c46;
    private static final String LINUX = "linux";
    private static final String MAC = "mac";
    private static final String WINDOWS = "windows";
    /** What systems' libraries begin with. Of macOS: 64 bits, both byte orders, and files for several processors. */
    private static final Map<Integer, String> SYSTEMS = Map.of(ELF, LINUX, 0xfeedfacf, MAC, 0xcffaedfe, MAC, 0xcafebabe, MAC);
    /** Of Windows: two bytes only. */
    private static final int PE = 0x4d5a;

    private static final int HEADER_BYTES = 64;
    private static final int CLASS_AT = 4;
    private static final byte CLASS_64_BITS = 2;
    private static final int TYPE_AT = 16;
    private static final short SHARED_LIBRARY = 3;
    private static final int MACHINE_AT = 18;
    /** Names of processors as the JVM has them. */
    private static final Map<Short, String> MACHINES = Map.of((short) 3, "x86", (short) 40, "arm", (short) 62, "amd64",
            (short) 183,
            "aarch64", (short) 243, "riscv64");
    private static final int SEGMENTS_AT = 32;
    private static final int SEGMENT_BYTES_AT = 54;
    private static final int SEGMENT_COUNT_AT = 56;
    private static final int SEGMENT_OFFSET_AT = 8;
    private static final int SEGMENT_SIZE_AT = 32;

    private static final int DYNAMIC_SEGMENT = 2;
    private static final int DYNAMIC_ENTRY_BYTES = 2 * Long.BYTES;
    private static final int MAX_DYNAMIC_BYTES = 64 * 1024;
    private static final long FLAGS = 0x1e;
    private static final long BIND_NOW = 8;
    private static final long MORE_FLAGS = 0x6ffffffbL;
    private static final long NOW = 1;

    private LibraryFormat() {}

    /**
     * Whether the file asks the system's loader to resolve all symbols before anything of it runs.
     *
     * @param file that was {@linkplain #check checked}
     */
    static boolean resolvesAllSymbols(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            if (header.getInt(0) != ELF) {
                return false;
            }
            ByteBuffer segments = segments(channel, header.order(ByteOrder.LITTLE_ENDIAN));
            int entry = Short.toUnsignedInt(header.getShort(SEGMENT_BYTES_AT));
            for (int at = 0; at < segments.capacity(); at += entry) {
                if (segments.getInt(at) == DYNAMIC_SEGMENT) {
                    int bytes = (int) Math.min(MAX_DYNAMIC_BYTES, segments.getLong(at + SEGMENT_SIZE_AT));
                    return asksForAll(
                            read(channel, segments.getLong(at + SEGMENT_OFFSET_AT), bytes).order(ByteOrder.LITTLE_ENDIAN));
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean asksForAll(ByteBuffer dynamic) {
        for (int at = 0; at <= dynamic.capacity() - DYNAMIC_ENTRY_BYTES; at += DYNAMIC_ENTRY_BYTES) {
            long tag = dynamic.getLong(at);
            long value = dynamic.getLong(at + Long.BYTES);
            if (tag == FLAGS && (value & BIND_NOW) != 0 || tag == MORE_FLAGS && (value & NOW) != 0) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalArgumentException if the file is no library of this system and processor, or was cut short; says which */
    static void check(Path file) {
        check(file, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static void check(Path file, String osName, String osArch) {
        try (FileChannel channel = FileChannel.open(file)) {
            require(channel.size() >= HEADER_BYTES, "it is no shared library");
            ByteBuffer header = read(channel, 0, HEADER_BYTES);
            int magic = header.getInt(0);
            String system = SYSTEMS.getOrDefault(magic, magic >>> Short.SIZE == PE ? WINDOWS : "");
            require(!system.isEmpty(), "it is no shared library");
            require(osName.toLowerCase(Locale.ROOT).startsWith(system),
                    "it is a library for " + system + ", and this is " + osName);
            if (magic == ELF) {
                header.order(ByteOrder.LITTLE_ENDIAN);
                checkElf(header, osArch);
                checkSegments(channel, header);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be read: " + e, e);
        }
    }

    /** Every platform that there is a library for is little-endian and of 64 bits. */
    private static void checkElf(ByteBuffer header, String osArch) {
        require(header.get(CLASS_AT) == CLASS_64_BITS, "it is an ELF file that is not of 64 bits");
        short machine = header.getShort(MACHINE_AT);
        require(osArch.equals(MACHINES.get(machine)), "it is built for "
                + MACHINES.getOrDefault(machine, "ELF machine " + Short.toUnsignedInt(machine)) + ", and this JVM runs on "
                + osArch);
        require(header.getShort(TYPE_AT) == SHARED_LIBRARY, "it is an ELF file, but no shared library");
    }

    /** All that the loader will map must be there. */
    private static void checkSegments(FileChannel channel, ByteBuffer header) throws IOException {
        int entry = Short.toUnsignedInt(header.getShort(SEGMENT_BYTES_AT));
        ByteBuffer table = segments(channel, header);
        for (int at = 0; at < table.capacity(); at += entry) {
            long offset = table.getLong(at + SEGMENT_OFFSET_AT);
            long bytes = table.getLong(at + SEGMENT_SIZE_AT);
            require(offset >= 0 && bytes >= 0 && offset <= channel.size() - bytes, "it is a library that was cut short");
        }
    }

    private static ByteBuffer segments(FileChannel channel, ByteBuffer header) throws IOException {
        int entry = Short.toUnsignedInt(header.getShort(SEGMENT_BYTES_AT));
        int count = Short.toUnsignedInt(header.getShort(SEGMENT_COUNT_AT));
        require(entry >= SEGMENT_SIZE_AT + Long.BYTES && count > 0, "it is an ELF file with nothing to load");
        return read(channel, header.getLong(SEGMENTS_AT), entry * count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean right, String wrong) {
        if (!right) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int bytes) throws IOException {
        require(position >= 0 && position <= channel.size() - bytes, "it was cut short");
        ByteBuffer buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // The next read goes on where this one ended.
        }
        return buffer;
    }
}
