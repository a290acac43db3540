# SPDX-License-Identifier: GPL-3.0-or-later
"""From the hand to the screen: a minute of dragging, wheel and filter at 3840x2160 on a true X server, measured by the
window's own frame meter; once alone, once while the city is written to and text is typed."""
import math
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

from bench_open import FRESH, Window
from cities import demo_city
from hand import LEFT, WHEEL_DOWN, WHEEL_UP, Hand
from harness import HEIGHT, WIDTH, Failure, Screen, figure

FRAME = re.compile(r"input to frame ([\d.]+) ms")
SECONDS, RATE = 60, 125  # as often as a mouse tells where it is
CYCLE, DRAG_END, WHEEL_END = 10, 4, 7  # seconds: drag, then wheel, then filter
FEWEST = 1000
ROWS, SLICE = 100_000, 500
WORDS = "yudong lamp "


class Frames(threading.Thread):
    """Reads what the window tells of its frames."""

    def __init__(self, stream):
        super().__init__(daemon=True)
        self.stream, self.milliseconds = stream, []

    def run(self):
        for line in self.stream:
            if found := FRAME.search(line):
                self.milliseconds.append(float(found[1]))


def part(values, share):
    ordered = sorted(values)
    return ordered[math.ceil(share * len(ordered)) - 1]


def focus(window, display):
    """There is no window manager: somebody must say who gets the keys."""
    environment = {**os.environ, "DISPLAY": display}
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(window.process.pid), "--name", ".+"],
                           env=environment, capture_output=True, text=True, check=True).stdout.split()
    subprocess.run(["xdotool", "windowfocus", "--sync", found[0]], env=environment, check=True)


def minute(hand, typing):
    """Goes through the cycle for SECONDS: each tick knows what the hand does then."""
    middle, radius = (WIDTH // 2, HEIGHT // 2), HEIGHT // 6
    start, dragging, section = time.monotonic(), False, None
    for tick in range(SECONDS * RATE):
        hand.until(start + tick / RATE)
        second = tick / RATE % CYCLE
        before, section = section, 0 if second < DRAG_END else 1 if second < WHEEL_END else 2
        if section == 0:
            angle = 2 * math.pi * second / 2
            hand.move(middle[0] + radius * math.sin(angle), middle[1] + radius / 2 * math.sin(2 * angle))
            if not dragging:
                hand.button(LEFT, True)
                dragging = True
        elif dragging:
            hand.button(LEFT, False)
            dragging = False
        if section == 1 and tick % 10 == 0:  # a notch every 80 ms: in, then out again
            hand.click(WHEEL_UP if second < (DRAG_END + WHEEL_END) / 2 else WHEEL_DOWN)
        if section == 2:
            if before != 2:
                hand.key("Control_L", "f")
                if not typing:
                    hand.key("Down")
            elif tick % 31 == 0:
                letter = WORDS[tick // 31 % len(WORDS)]
                hand.key("space" if not typing or letter == " " else letter)
            if typing and before == 2 and second > CYCLE - 2 / RATE:
                for _ in WORDS * 2:
                    hand.key("BackSpace")
    if dragging:
        hand.button(LEFT, False)


def write(city):
    """Changes ROWS rows in the city, in slices spread over the minute, as another program would: politely."""
    script = f"""
import os, sqlite3, sys, time
os.nice(10)
db = sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None)
ids = [row[0] for row in db.execute("SELECT id FROM component_point ORDER BY id LIMIT {ROWS}")]
start = time.monotonic()
for n in range(0, {ROWS}, {SLICE}):
    time.sleep(max(0, start + n / {ROWS} * {SECONDS - 5} - time.monotonic()))
    db.execute("BEGIN IMMEDIATE")
    db.executemany("UPDATE component_point SET note = 'seen ' || id WHERE id = ?", ((i,) for i in ids[n:n + {SLICE}]))
    db.execute("COMMIT")
print("written")
"""
    return subprocess.Popen([sys.executable, "-c", script, city], stdout=subprocess.PIPE, text=True)


def measure(args, city, display, folder, loaded):
    with Window(args, city, display, folder, "xiuhua.frames.debug=true") as window:
        window.wait(FRESH)
        focus(window, display)
        hand = Hand(display)
        try:
            hand.move(WIDTH // 2, HEIGHT // 2)
            hand.key("Control_L", "Shift_L", "f")  # View > Frame meter
            time.sleep(1)
            frames = Frames(window.process.stderr)
            frames.start()
            writer = write(city) if loaded else None
            minute(hand, loaded)
            if writer and writer.communicate(timeout=120)[0].strip() != "written":
                raise Failure("the rows were not written")
            time.sleep(1)
        finally:
            hand.close()
        if len(frames.milliseconds) < FEWEST:
            raise Failure(f"the window told of {len(frames.milliseconds)} frames only")
        return frames.milliseconds, hand.late


def tell(name, milliseconds, late, what):
    checked = (f"{len(milliseconds)} frames in {SECONDS} s of {what}; median {part(milliseconds, 0.5):.1f}, p99.9 "
               f"{part(milliseconds, 0.999):.1f}, longest {max(milliseconds):.1f} ms; the machine's own timers are "
               f"{part(late, 0.999):.1f} ms late at p99.9, {max(late):.1f} at most")
    return figure(name, part(milliseconds, 0.99), "ms", 1, checked)


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder, Screen() as display:
        quiet = measure(args, city, display, folder, False)
        copy = os.path.join(folder, "written.sqlite")
        shutil.copy(city, copy)
        with sqlite3.connect(copy) as db:
            db.execute("PRAGMA journal_mode = WAL")
        busy = measure(args, copy, display, folder, True)
    return [tell("input-to-frame-p99-ms", *quiet, "dragging, wheel and filter"),
            tell("input-to-frame-loaded-p99-ms", *busy,
                 f"the same, {ROWS} rows written to the city and text typed into the layer filter")]
