# SPDX-License-Identifier: GPL-3.0-or-later
"""A true X server that nobody sees, a program in it, and a hand with mouse and keyboard: for the journeys."""

import os
import struct
import subprocess
import sys
import tempfile
import time


class Failed(Exception):
    pass


class Picture:
    """A part of the screen: rows of 4-byte pixels (blue, green, red, unused)."""

    def __init__(self, rows):
        self.rows = rows

    def __eq__(self, other):
        return isinstance(other, Picture) and self.rows == other.rows

    def share_equal(self, other, dx=0, dy=0):
        """How many of the pixels are those of `other`, moved by dx, dy; of the part that both hold."""
        height, width = len(self.rows), len(self.rows[0]) // 4
        same = seen = 0
        for y in range(max(0, dy), min(height, height + dy)):
            mine, theirs = self.rows[y], other.rows[y - dy]
            for x in range(max(0, dx), min(width, width + dx), 3):
                seen += 1
                same += mine[4 * x:4 * x + 3] == theirs[4 * (x - dx):4 * (x - dx) + 3]
        return same / seen

    def brightness(self):
        return sum(sum(row[0::4]) + sum(row[1::4]) + sum(row[2::4]) for row in self.rows) / (
            len(self.rows) * len(self.rows[0]) * 3 / 4)


class Screen:
    """An Xvfb of that size with a display number of its own choice, and a folder for its programs' settings."""

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.folder = tempfile.mkdtemp(prefix="xiuhua-journey-")
        os.chmod(self.folder, 0o700)
        reader, writer = os.pipe()
        with open(self.folder + "/server.log", "w") as log:
            self.server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp",
                 "-fbdir", self.folder], pass_fds=[writer], stdout=log, stderr=log)
        os.close(writer)
        with os.fdopen(reader) as said:  # "12\n", in more than one write
            number = said.readline().strip()
        if not number:
            raise Failed("Xvfb did not start: " + open(self.folder + "/server.log").read())
        self.environment = dict(os.environ, DISPLAY=":" + number, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8",
                                QT_LOGGING_RULES="xiuhua.startup.info=true",
                                XDG_CONFIG_HOME=self.folder, XDG_RUNTIME_DIR=self.folder)

    def close(self):
        self.server.terminate()
        self.server.wait()
        subprocess.run(["rm", "-rf", self.folder], check=True)

    def hand(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, text=True,
                              stdout=subprocess.PIPE, timeout=60).stdout

    def picture(self, box):
        """What the screen shows in (left, top, right, bottom)."""
        left, top, right, bottom = box
        with open(self.folder + "/Xvfb_screen0", "rb") as file:
            header = struct.unpack(">25I", file.read(100))
            start, line, colours = header[0], header[12], header[19]
            rows = []
            for y in range(top, bottom):
                file.seek(start + colours * 12 + y * line + left * 4)
                rows.append(file.read((right - left) * 4))
        return Picture(rows)

    def settled(self, box, differs_from=None, patience=120, is_right=lambda picture: True, otherwise=None):
        """The picture once it no longer changes, is another than the one given, and is right."""
        before, calm, end = None, 0, time.monotonic() + patience
        while time.monotonic() < end:
            now = self.picture(box)
            calm = calm + 1 if now == before else 0
            before = now
            if calm >= 4 and (differs_from is None or now != differs_from) and is_right(now):
                return now
            time.sleep(0.15)
        raise Failed(otherwise or "the screen did not " + ("change" if calm >= 4 else "come to rest"))


class Window:
    """A program of ours with one window."""

    def __init__(self, screen, *command):
        self.screen = screen
        self.log = open(screen.folder + "/window.log", "w")
        self.process = subprocess.Popen(command, env=screen.environment, stdout=self.log, stderr=self.log)
        self.id = self.until(self.find, "no window appeared")
        screen.hand("windowfocus", "--sync", self.id)

    def until(self, found, otherwise, patience=120):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if (result := found()):
                return result
            if self.process.poll() is not None:
                raise Failed("the window went away: " + open(self.log.name).read())
            time.sleep(0.1)
        raise Failed(otherwise)

    def find(self):
        search = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", ".+"],
                                env=self.screen.environment, text=True, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL)
        return search.stdout.split()[0] if search.stdout.split() else None

    def complete(self):
        self.until(lambda: "first complete frame" in open(self.log.name).read(), "the map never was complete")

    def title(self):
        return self.screen.hand("getwindowname", self.id).strip()

    def titled(self, text):
        self.until(lambda: text in self.title(), f"the title is {self.title()!r}, not one with {text!r}")

    def key(self, *keys):
        self.screen.hand("key", "--clearmodifiers", "--delay", 60, *keys)

    def type(self, text):
        self.screen.hand("type", "--delay", 60, text)

    def leave(self):
        self.key("ctrl+q")
        try:
            code = self.process.wait(timeout=120)
        except subprocess.TimeoutExpired:
            raise Failed("the window did not close")
        if code != 0:
            raise Failed(f"the program ended with code {code}: " + open(self.log.name).read())

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def check(holds, otherwise):
    if not holds:
        raise Failed(otherwise)


def journey(travel, width, height):
    """Runs travel(screen, windows); whatever it appends to `windows` is ended. Returns the exit code."""
    screen, windows = Screen(width, height), []
    try:
        travel(screen, windows)
        print("The journey is done.")
        return 0
    except Failed as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        return 1
    finally:
        for window in windows:
            window.kill()
        screen.close()
