# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to the index: what lies in a window, under the pointer, nearest; against SpatiaLite's R*Tree."""
import os
import random
import sqlite3

from harness import RUNS, Failure, Worker, alternating, figure

QUESTIONS = 300
ROUNDING = 2e-8  # degrees: the index keeps 1e-8 of them
NEAREST = 8
PICK_PIXELS = 6


def run(args, city, view, folder):
    """`view` is a street view: {"4490": extent, "metres_per_pixel": ...}."""
    places = sample_places(city)
    points = write(os.path.join(folder, "points.txt"), places)
    west, south, east, north = view["4490"]
    width, height = east - west, north - south
    windows = write(os.path.join(folder, "windows.txt"),
                    [(x - width / 2, y - height / 2, x + width / 2, y + height / 2) for x, y in places])
    radius = PICK_PIXELS * view["metres_per_pixel"] / 111_000
    ours, peer = Worker(args.bench("queries_ours"), city), Worker(args.bench("spatialite_peer"), city)
    rows = [window_query(ours, peer, windows, folder),
            pick(ours, peer, radius, points, folder),
            nearest(ours, peer, points, folder)]
    ours.close()
    peer.close()
    return rows


def sample_places(city):
    """Places beside components drawn by lot: as dense as the city is there."""
    lot = random.Random(7)
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        last, = db.execute("SELECT max(id) FROM component_point").fetchone()
        places = []
        while len(places) < QUESTIONS:
            row = db.execute("SELECT xmin, ymin FROM idx_component_point_geom WHERE pkid = ?",
                             (lot.randint(1, last),)).fetchone()
            if row:
                places.append((row[0] + lot.uniform(-1e-4, 1e-4), row[1] + lot.uniform(-1e-4, 1e-4)))
    return places


def write(path, rows):
    with open(path, "w", encoding="ascii") as out:
        for row in rows:
            out.write(" ".join(f"{number:.10f}" for number in row) + "\n")
    return path


def fastest(peer, commands):
    """The command that answers fastest, each tried twice so that the cache is warm."""
    return min(commands, key=lambda command: min(peer.ask(*command)["us"] for _ in range(2)))


def measured(name, ours, peer, our_command, peer_command, unit_checked, label):
    our_us, peer_us = alternating(lambda: ours.ask(*our_command)["us"], lambda: peer.ask(*peer_command)["us"])
    return figure(name, our_us, "us", RUNS, unit_checked, label, peer_us)


def answers(path):
    """A line of `what:number` words each."""
    with open(path, encoding="ascii") as lines:
        return [[(what, float(number)) for what, number in (word.rsplit(":", 1) for word in line.split())]
                for line in lines]


def both(ours, peer, our_command, peer_command, folder):
    a, b = os.path.join(folder, "answers-ours.txt"), os.path.join(folder, "answers-peer.txt")
    ours.ask(*our_command, a)
    peer.ask(*peer_command, b)
    return list(zip(answers(a), answers(b)))


def window_query(ours, peer, file, folder):
    different = total = 0
    for mine, theirs in both(ours, peer, ("window", file), ("window", "exact", file), folder):
        mine, theirs = dict(mine), dict(theirs)
        total += sum(theirs.values())
        different += sum(abs(mine.get(k, 0) - theirs.get(k, 0)) for k in mine.keys() | theirs.keys())
    if different > total * 1e-5:
        raise Failure(f"window-query: {different} of {total} components are counted differently")
    command = fastest(peer, [("window", "sql", file), ("window", "rows", file)])
    checked = (f"{QUESTIONS} windows of {total / QUESTIONS:.0f} points on average counted by class, equal but for "
               f"{different:.0f} within 1e-8 degrees of an edge")
    return measured("window-query", ours, peer, ("window", file), command, checked,
                    f"SpatiaLite R*Tree without the exact test, {command[1]}")


def pick(ours, peer, radius, file, folder):
    found = 0
    for mine, theirs in both(ours, peer, ("pick", radius, file), ("pick", radius, "distance", file), folder):
        sure = [{what for what, far in hits if abs(far - radius) > ROUNDING} for hits in (mine, theirs)]
        if sure[0] != sure[1]:
            raise Failure(f"pick: different things found: {sure[0] ^ sure[1]}")
        found += len(theirs)
    command = fastest(peer, [("pick", radius, variant, file) for variant in ("distance", "plain")])
    checked = f"{QUESTIONS} places, {found / QUESTIONS:.1f} things within {PICK_PIXELS} pixels on average, all equal"
    return measured("pick", ours, peer, ("pick", radius, file), command, checked,
                    f"SpatiaLite R*Tree and {command[2]} arithmetic")


def nearest(ours, peer, file, folder):
    starts = [("nearest", NEAREST, start, file) for start in (5e-5, 1e-4, 2e-4, 4e-4)]
    for mine, theirs in both(ours, peer, ("nearest", NEAREST, file), starts[1], folder):
        if len(mine) != len(theirs) or any(abs(a - b) > ROUNDING for (_, a), (_, b) in zip(mine, theirs)):
            raise Failure(f"nearest: other distances: {mine} and {theirs}")
    command = fastest(peer, starts + [("nearest", NEAREST, "knn", file)])
    name = "VirtualKNN" if command[2] == "knn" else f"R*Tree windows doubling from {command[2]} degrees"
    return measured("nearest-8", ours, peer, ("nearest", NEAREST, file), command,
                    f"{QUESTIONS} places, the distances of all {NEAREST} equal", f"SpatiaLite {name}")
