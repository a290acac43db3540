# SPDX-License-Identifier: GPL-3.0-or-later
"""The data sets, made once in build/bench-data, and the style that ours and the peers draw them with."""
import json
import math
import os
import random
import shutil
import sqlite3
import struct
import subprocess

from harness import HEIGHT, WIDTH

COMPONENTS = 1_200_000
STRIP = 24  # rows
STATES = {"0": "#3c9a5f", "1": "#e08a1e", "2": "#d23c3c", "3": "#7a7f87"}


def data_set(args, name, make):
    """A file in build/bench-data, made by `make(path)` where it is missing."""
    folder = os.path.join(args.build, "bench-data")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        print(f"Making {path} ...", flush=True)
        make(path)
    return path


def demo_city(args, components=COMPONENTS):
    """The demo city; the one of the usual size may be another city that the command line names."""
    if args.city and components == COMPONENTS:
        return os.path.abspath(args.city)
    return data_set(args, f"demo-{components}.sqlite", lambda path: make_demo(args, path, components))


def even_city(args):
    """The demo city with its points spread evenly over a 16:9 rectangle, in the order in which they stand in the file:
    down strips of 24 rows, so that neighbours on the ground stay neighbours in the file."""
    return data_set(args, f"even-{COMPONENTS}.sqlite", lambda path: spread(demo_city(args), path))


def spread(city, path):
    shutil.copy(city, path + ".making")
    with sqlite3.connect(path + ".making") as db:
        db.execute("PRAGMA synchronous = OFF")
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND "
                              "tbl_name = 'component_point'").fetchall()
        for name, _ in triggers:  # they would journal a million moves
            db.execute(f'DROP TRIGGER "{name}"')
        west, south, east, north = geographic_extent(city)
        ids = [row[0] for row in db.execute("SELECT id FROM component_point ORDER BY id")]
        rows = math.isqrt(len(ids) * HEIGHT // WIDTH)
        columns = -(-len(ids) // (rows - rows % STRIP))
        lot = random.Random(11)
        moved = []
        for i, identity in enumerate(ids):
            strip, at = divmod(i, columns * STRIP)
            x = west + (east - west) * (at // STRIP + lot.random()) / columns
            y = north - (north - south) * (strip * STRIP + at % STRIP + lot.random()) / rows
            moved.append((x, y, identity))
        db.executemany("UPDATE component_point SET geom = ? WHERE id = ?", ((blob(x, y), n) for x, y, n in moved))
        db.execute("DELETE FROM idx_component_point_geom")
        db.executemany("INSERT INTO idx_component_point_geom VALUES (?, ?, ?, ?, ?)",
                       ((n, x, x, y, y) for x, y, n in moved))
        for _, sql in triggers:
            db.execute(sql)
    db.close()
    os.rename(path + ".making", path)


def blob(x, y):
    """A point as SpatiaLite stores it: start, little-endian, SRID, box, 0x7c, type, place, end."""
    return struct.pack("<BBi4dBi2dB", 0, 1, 4490, x, y, x, y, 0x7C, 1, x, y, 0xFE)


def make_demo(args, path, components=COMPONENTS):
    subprocess.run([args.bin("xiuhuactl"), "demo", path, "--components", str(components)], check=True,
                   stderr=subprocess.DEVNULL)


def signed_in(folder):
    """The words that let xiuhuactl change or export a demo city."""
    path = os.path.join(folder, "phrase.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("banan-demo\n")
    return ["--user", "administrator", "--passphrase-file", path]


def geographic_extent(city):
    """West, south, east, north of the points, from the city's R*Tree."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        return db.execute(
            "SELECT min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_component_point_geom").fetchone()


def style_file(city, folder):
    """Categorised, outlined, antialiased discs: a colour for each class, or each state; the same for ours and the peers."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT c.id, m.colour FROM component_class c JOIN major_class m ON m.id = c.major_id")
        classes = {str(identity): colour for identity, colour in rows}
    path = os.path.join(folder, "style.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"classes": classes, "states": STATES, "diameter": 5, "outline": "#202830", "outlineWidth": 1}, out)
    return path
