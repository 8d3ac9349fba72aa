package org.livekit4j.ffmpeg;

import java.util.HexFormat;

/** A processor, and two functions in its code. */
enum Machine {
    // xor eax, eax; ret. lea rax, [rip + 1]; ret; an empty text
    X86_64(62, "31c0c3", "488d0501000000c300"),
    // mov x0, #0; ret. adr x0, .+8; ret; an empty text
    AARCH64(183, "000080d2c0035fd6", "40000010c0035fd600");

    private final short id;
    private final byte[] nothing;
    private final byte[] emptyText;

    Machine(int id, String nothing, String emptyText) {
        this.id = (short) id;
        this.nothing = HexFormat.of().parseHex(nothing);
        this.emptyText = HexFormat.of().parseHex(emptyText);
    }

    /** Its number in ELF files. */
    short id() {
        return id;
    }

    /** A function that returns 0, or null. */
    byte[] nothing() {
        return nothing.clone();
    }

    /** A function that returns an empty text, followed by that. */
    byte[] emptyText() {
        return emptyText.clone();
    }
}
