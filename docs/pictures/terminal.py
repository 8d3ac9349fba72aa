#!/usr/bin/env python3
"""Draws what a command shows in a terminal: runs it in one, and writes the screen as SVG.

    terminal.py FILE.svg [--columns N] [--rows N] [--after SECONDS] [--quiet] -- COMMAND [ARGUMENT ...]

The screen is that of the end, or that of SECONDS after the first output; the command is then interrupted as by Ctrl-C.
With --quiet the command's log, which is its standard error, goes to that of this program.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from html import escape

CELL_WIDTH, CELL_HEIGHT, MARGIN, FONT_SIZE = 8.4, 18, 16, 14
GROUND, TEXT = "#11161c", "#d7dde4"
COLOURS = {31: "#ff7b72", 32: "#56d364", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#56d4dd"}
# Drawn as rectangles: fonts leave gaps between them.
BLOCKS = {"█": 1.0, "▓": 0.75, "▒": 0.5, "░": 0.25}
ESCAPE = re.compile(r"\x1b(?:\[([0-?]*)[ -/]*([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
PLAIN = (None, False, False)
INTERRUPTED = (130, -signal.SIGINT)


class Screen:
    """As much of a terminal as the commands use: colours, moves of the cursor, clearing."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.lines = [self.blank() for _ in range(rows)]
        self.row = self.column = 0
        self.style = PLAIN

    def blank(self):
        return [(" ", PLAIN)] * self.columns

    def feed(self, text):
        """Takes text, and returns the beginning of an escape sequence that is not whole yet."""
        at = 0
        while at < len(text):
            if text[at] == "\x1b":
                sequence = ESCAPE.match(text, at)
                if not sequence:
                    return text[at:]
                if sequence.group(2):
                    self.control(sequence.group(2), sequence.group(1))
                at = sequence.end()
            else:
                self.put(text[at])
                at += 1
        return ""

    def put(self, character):
        if character == "\n":
            self.row += 1
            if self.row == self.rows:
                self.lines = self.lines[1:] + [self.blank()]
                self.row -= 1
        elif character == "\r":
            self.column = 0
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif character >= " ":
            if self.column == self.columns:
                self.column = 0
                self.put("\n")
            self.lines[self.row][self.column] = (character, self.style)
            self.column += 1

    def control(self, kind, parameters):
        numbers = [int(number or 0) for number in parameters.split(";")] if re.fullmatch(r"[0-9;]*", parameters) else []
        count = max(1, numbers[0]) if numbers else 1
        if kind in "AF":
            self.row = max(0, self.row - count)
        elif kind in "BE":
            self.row = min(self.rows - 1, self.row + count)
        elif kind == "C":
            self.column = min(self.columns - 1, self.column + count)
        elif kind == "D":
            self.column = max(0, self.column - count)
        elif kind == "G":
            self.column = min(self.columns, count) - 1
        elif kind == "H":
            self.row = min(self.rows, count) - 1
            self.column = min(self.columns, max(1, numbers[1]) if len(numbers) > 1 else 1) - 1
        elif kind == "J" and numbers:
            whole = numbers[0] == 2
            self.clear(0 if whole else self.row, 0 if whole else self.column)
        elif kind == "K" and numbers == [0]:
            self.lines[self.row][self.column:] = self.blank()[self.column:]
        elif kind == "m":
            for number in numbers:
                self.colour(number)
        if kind in "EF":
            self.column = 0

    def clear(self, row, column):
        self.lines[row][column:] = self.blank()[column:]
        for below in range(row + 1, self.rows):
            self.lines[below] = self.blank()

    def colour(self, number):
        colour, bold, dim = self.style
        if number == 0:
            self.style = PLAIN
        elif number in (1, 2):
            self.style = (colour, bold or number == 1, dim or number == 2)
        elif number in COLOURS:
            self.style = (COLOURS[number], bold, dim)
        elif number == 39:
            self.style = (None, bold, dim)


def run(command, screen, after, log):
    """Runs the command until its end, or until the screen is to be taken; what it shows afterwards is read, not drawn."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        os.environ.pop("NO_COLOR", None)
        if log is not None:
            os.dup2(log, 2)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # it is ignored where this program runs in the background
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", screen.rows, screen.columns, 0, 0))
    end, taken, rest, undecoded = None, False, "", b""
    while True:
        wait = None if end is None or taken else max(0.0, end - time.monotonic())
        if select.select([terminal], [], [], wait)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            if not taken:
                undecoded += data
                text = undecoded.decode("utf-8", "ignore")
                undecoded = undecoded[len(text.encode("utf-8")):]
                rest = screen.feed(rest + text)
                end = end or (time.monotonic() + after if after else None)
        elif not taken:
            taken = True
            os.kill(child, signal.SIGINT)
    result = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return 0 if taken and result in INTERRUPTED else result


def runs(line):
    """Neighbours of one style, as (column, text, style); blocks by themselves."""
    found = []
    for column, (character, style) in enumerate(line):
        kind = (style, character in BLOCKS and character)
        if found and found[-1][3] == kind:
            found[-1][1] += character
        else:
            found.append([column, character, style, kind])
    return [(column, text, style) for column, text, style, _ in found if text.strip()]


def drawn(column, row, text, style):
    colour, bold, dim = style
    x, top, width = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT, len(text) * CELL_WIDTH
    fill = f'fill="{colour or TEXT}"'
    if text[0] in BLOCKS:
        return (f'<rect x="{x:.1f}" y="{top + 2}" width="{width:.1f}" height="{CELL_HEIGHT - 4}" {fill}'
                f' opacity="{BLOCKS[text[0]]}"/>')
    x += (len(text) - len(text.lstrip())) * CELL_WIDTH
    text = text.strip()
    look = fill + (' font-weight="bold"' if bold else "") + (' opacity="0.6"' if dim else "")
    return f'<text x="{x:.1f}" y="{top + FONT_SIZE}" textLength="{len(text) * CELL_WIDTH:.1f}" {look}>{escape(text)}</text>'


def picture(screen, title):
    used = max((number + 1 for number, line in enumerate(screen.lines) if runs(line)), default=1)
    width, height = 2 * MARGIN + screen.columns * CELL_WIDTH, 2 * MARGIN + used * CELL_HEIGHT
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}">',
             f'<title>{escape(title)}</title>',
             f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>',
             f'<g font-size="{FONT_SIZE}" xml:space="preserve" '
             'font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace">']
    for row, line in enumerate(screen.lines):
        parts += [drawn(column, row, text, style) for column, text, style in runs(line)]
    return "\n".join(parts + ["</g>", "</svg>", ""])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("file")
    arguments.add_argument("--columns", type=int, default=100)
    arguments.add_argument("--rows", type=int, default=30)
    arguments.add_argument("--after", type=float, help="seconds after the first output")
    arguments.add_argument("--quiet", action="store_true", help="do not draw standard error")
    arguments.add_argument("command", nargs="+")
    given = arguments.parse_args()
    screen = Screen(given.columns, given.rows)
    result = run(given.command, screen, given.after, os.dup(2) if given.quiet else None)
    if result:
        print("\n".join("".join(character for character, _ in line).rstrip() for line in screen.lines).rstrip(), file=sys.stderr)
        return result
    with open(given.file, "w", encoding="utf-8") as out:
        out.write(picture(screen, " ".join(given.command)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
