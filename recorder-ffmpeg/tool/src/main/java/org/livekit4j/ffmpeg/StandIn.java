package org.livekit4j.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A shared library for Linux whose functions do nothing, in place of one that needs libraries which many machines lack. It is an
 * ELF file with as much in it as the system's loader reads.
 *
 * @param name which the programs that need it know it by
 * @param version of its functions
 * @param empty names of the functions that return 0, or null
 * @param texts names of the functions that return an empty text
 */
record StandIn(Machine machine, String name, String version, List<String> empty, List<String> texts) {
    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SEGMENTS = 4;
    private static final int SYMBOL = 24;
    private static final int VERSIONS = 2 * 28;
    private static final int ENTRY = 16;
    private static final int ENTRIES = 10;
    private static final int ALIGNMENT = 16;
    /** The largest that processors have; what is written to lies in another one than the code. */
    private static final int PAGE = 0x10000;
    private static final int READ = 4;
    private static final int WRITE = 2;
    private static final int EXECUTE = 1;
    private static final byte GLOBAL_FUNCTION = 0x12;
    private static final short OWN_VERSION = 2;

    /** Where everything is. */
    private record Places(int symbols, int hash, int numbers, int versions, int code, int texts, int names, int dynamic) {}

    byte[] bytes() {
        StringTable names = new StringTable();
        int ownName = names.add(name);
        int versionName = names.add(version);
        List<Integer> functions = Stream.concat(empty.stream(), texts.stream()).map(names::add).toList();
        Places at = places(functions.size() + 1, names.bytes().length);
        ByteBuffer file = ByteBuffer.allocate(at.dynamic + ENTRIES * ENTRY).order(ByteOrder.LITTLE_ENDIAN);
        writeHeader(file);
        writeSegments(file, at);
        writeFunctions(file, at, functions);
        writeVersions(file.position(at.versions), ownName, versionName);
        file.put(at.code, machine.nothing()).put(at.texts, machine.emptyText()).put(at.names, names.bytes());
        writeDynamic(file.position(at.dynamic), at, ownName, names.bytes().length);
        return file.array();
    }

    private Places places(int symbols, int names) {
        int hash = HEADER + SEGMENTS * SEGMENT + symbols * SYMBOL;
        int numbers = hash + Integer.BYTES * (3 + symbols);
        int versions = aligned(numbers + Short.BYTES * symbols);
        int code = aligned(versions + VERSIONS);
        int texts = aligned(code + machine.nothing().length);
        int nameTable = aligned(texts + machine.emptyText().length);
        return new Places(hash - symbols * SYMBOL, hash, numbers, versions, code, texts, nameTable, aligned(nameTable + names));
    }

    private static int aligned(int at) {
        return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private void writeHeader(ByteBuffer file) {
        file.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1}).position(ALIGNMENT);
        file.putShort((short) 3).putShort(machine.id()).putInt(1).putLong(0).putLong(HEADER).putLong(0).putInt(0)
                .putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS).putShort((short) HEADER)
                .putShort((short) 0).putShort((short) 0);
    }

    private static void writeSegments(ByteBuffer file, Places at) {
        int dynamic = ENTRIES * ENTRY;
        writeSegment(file, 1, READ | EXECUTE, 0, 0, at.dynamic, PAGE);
        writeSegment(file, 1, READ | WRITE, at.dynamic, PAGE + at.dynamic, dynamic, PAGE);
        writeSegment(file, 2, READ | WRITE, at.dynamic, PAGE + at.dynamic, dynamic, Long.BYTES);
        writeSegment(file, 0x6474e551, READ | WRITE, 0, 0, 0, ALIGNMENT); // the stack is not executable
    }

    private static void writeSegment(ByteBuffer file, int type, int flags, long offset, long address, long size, long alignment) {
        file.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address).putLong(size).putLong(size)
                .putLong(alignment);
    }

    /** In one bucket, one after the other. */
    private void writeFunctions(ByteBuffer file, Places at, List<Integer> names) {
        int count = names.size();
        file.position(at.symbols + SYMBOL);
        for (int i = 0; i < count; i++) {
            boolean text = i >= empty.size();
            file.putInt(names.get(i)).put(GLOBAL_FUNCTION).put((byte) 0).putShort((short) 1).putLong(text ? at.texts : at.code)
                    .putLong(text ? machine.emptyText().length : machine.nothing().length);
        }
        file.putInt(1).putInt(count + 1).putInt(Math.min(1, count)).putInt(0);
        for (int next = 2; next <= count; next++) {
            file.putInt(next);
        }
        file.position(at.numbers + Short.BYTES);
        for (int i = 0; i < count; i++) {
            file.putShort(OWN_VERSION);
        }
    }

    private void writeVersions(ByteBuffer file, int ownName, int versionName) {
        writeVersion(file, 1, 1, name, ownName, VERSIONS / 2);
        writeVersion(file, 0, OWN_VERSION, version, versionName, 0);
    }

    private static void writeVersion(ByteBuffer file, int flags, int number, String text, int name, int next) {
        file.putShort((short) 1).putShort((short) flags).putShort((short) number).putShort((short) 1).putInt(hash(text))
                .putInt(20).putInt(next).putInt(name).putInt(0);
    }

    private static int hash(String text) {
        int hash = 0;
        for (byte letter : text.getBytes(StandardCharsets.US_ASCII)) {
            hash = (hash << 4) + letter;
            hash = (hash ^ (hash & 0xf0000000) >>> 24) & 0x0fffffff;
        }
        return hash;
    }

    private static void writeDynamic(ByteBuffer file, Places at, int ownName, int names) {
        file.putLong(14).putLong(ownName);
        file.putLong(4).putLong(at.hash);
        file.putLong(5).putLong(at.names);
        file.putLong(6).putLong(at.symbols);
        file.putLong(10).putLong(names);
        file.putLong(11).putLong(SYMBOL);
        file.putLong(0x6ffffff0L).putLong(at.numbers);
        file.putLong(0x6ffffffcL).putLong(at.versions);
        file.putLong(0x6ffffffdL).putLong(2);
        file.putLong(0).putLong(0);
    }
}
