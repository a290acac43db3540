# SPDX-License-Identifier: GPL-3.0-or-later
"""What the peers in Python have in common: commands on standard input, a line of JSON for each answer, and pictures drawn
in bands, each by a process of its own that keeps what it has opened.

    draw SETTINGS BANDS SRID X0 Y0 X1 Y1 W H [FILE.png]

SETTINGS is a word that the peer knows. A band is a share of the picture's rows; the time is that from the question to the
last band's end, without putting them together. A FILE is drawn as one band."""
import json
import multiprocessing
import sqlite3
import sys
import time

SHAPES = ("point", "line", "polygon")


class Style:
    """The discs of style.json. Its colours by class are those of the major classes."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as text:
            look = json.load(text)
        self.outline, self.outline_width = look["outline"], look["outlineWidth"]
        self.size = look["diameter"] - self.outline_width  # to the middle of the outline


def majors(city):
    """The colour of each major class."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        return dict(db.execute("SELECT id, colour FROM major_class"))


def band_of(extent, size, number, count):
    """The extent and size of one band, from the top."""
    x0, y0, x1, y1 = extent
    width, height = size
    top, bottom = height * number // count, height * (number + 1) // count
    return (x0, y1 - (y1 - y0) * bottom / height, x1, y1 - (y1 - y0) * top / height), (width, bottom - top)


def keep_drawing(pipe, painter):
    while True:
        question = pipe.recv()
        if question is None:
            return
        painter.draw(*question)
        pipe.send(True)


class Bands:
    """Processes that draw a band each."""

    def __init__(self, make, count):
        context = multiprocessing.get_context("fork")
        self.pipes, self.processes = [], []
        for _ in range(count):
            ours, theirs = context.Pipe()
            self.processes.append(context.Process(target=lambda pipe: keep_drawing(pipe, make()), args=(theirs,), daemon=True))
            self.processes[-1].start()
            self.pipes.append(ours)

    def draw(self, settings, srid, extent, size):
        for number, pipe in enumerate(self.pipes):
            pipe.send((settings, srid, *band_of(extent, size, number, len(self.pipes))))
        for pipe in self.pipes:
            pipe.recv()

    def close(self):
        for pipe in self.pipes:
            pipe.send(None)
        for process in self.processes:
            process.join()


def serve(make):
    """`make()` gives a painter with draw(settings, srid, extent, size, file=None)."""
    painter, bands = make(), {}
    for line in sys.stdin:
        words = line.split()
        settings, count, srid = words[1], int(words[2]), int(words[3])
        extent, size = tuple(map(float, words[4:8])), tuple(map(int, words[8:10]))
        start = time.monotonic()
        if len(words) > 10:
            painter.draw(settings, srid, extent, size, words[10])
        elif count == 1:
            painter.draw(settings, srid, extent, size)
        else:
            if count not in bands:
                bands[count] = Bands(make, count)
                start = time.monotonic()
            bands[count].draw(settings, srid, extent, size)
        print(json.dumps({"ms": (time.monotonic() - start) * 1000}), flush=True)
    for group in bands.values():
        group.close()
