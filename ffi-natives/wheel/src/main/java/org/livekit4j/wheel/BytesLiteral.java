package org.livekit4j.wheel;

import java.io.ByteArrayOutputStream;

/**
 * Reads one Python bytes literal, {@code b'…'} or {@code b"…"}: the one place where the wheel keeps its protocol is
 * Python source, and starting a Python to evaluate it would make every build need one.
 */
final class BytesLiteral {

    private static final int OCTAL_DIGITS = 3;
    private static final int HEX_DIGITS = 2;

    private final String text;
    private int at;

    private BytesLiteral(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** The bytes of the literal that starts at the given place. */
    static byte[] parse(String text, int start) {
        return new BytesLiteral(text, start).parse();
    }

    private byte[] parse() {
        expect('b');
        char quote = next();
        if (quote != '\'' && quote != '"') {
            throw malformed("no quote after b");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (char c = next(); c != quote; c = next()) {
            if (c > 0x7f || c == '\n') {
                throw malformed("a bytes literal holds ASCII on one line");
            }
            bytes.write(c == '\\' ? escape() : c);
        }
        return bytes.toByteArray();
    }

    private int escape() {
        char c = next();
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'a' -> 0x07;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'v' -> 0x0b;
            case '\\', '\'', '"' -> c;
            case 'x' -> hex();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> throw malformed("unknown escape \\" + c);
        };
    }

    private int hex() {
        int value = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw malformed("\\x needs two hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** One to three digits: the first is the one just read. */
    private int octal() {
        int value = 0;
        at--;
        for (int i = 0; i < OCTAL_DIGITS && at < text.length() && Character.digit(text.charAt(at), 8) >= 0; i++) {
            value = value * 8 + Character.digit(next(), 8);
        }
        return value & 0xff;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw malformed("no " + wanted);
        }
    }

    private char next() {
        if (at >= text.length()) {
            throw malformed("it does not end");
        }
        return text.charAt(at++);
    }

    private WheelException malformed(String why) {
        return new WheelException("Malformed bytes literal in the wheel, before character " + at + ": " + why
                + "; this wheel's protocol files are written differently than this build expects");
    }
}
