# SPDX-License-Identifier: GPL-3.0-or-later
"""A lasso over the whole city: ours, and SpatiaLite's ST_Within behind its R*Tree."""
import math
import os
import random
import tempfile

from bench_queries import fastest, sample_places, write
from cities import demo_city
from harness import Failure, Worker, alternating, figure

CORNERS = 500
LASSOS = 8
RUNS = 5


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder:
        file = write(os.path.join(folder, "lassos.txt"), lassos(city))
        ours, peer = Worker(args.bench("queries_ours"), city), Worker(args.bench("spatialite_peer"), city)
        checked = check(ours, peer, file, folder)
        command = fastest(peer, [("lasso", CORNERS, way, file) for way in ("rtree", "scan")])
        our_us, peer_us = alternating(lambda: ours.ask("lasso", CORNERS, file)["us"], lambda: peer.ask(*command)["us"], RUNS)
        ours.close()
        peer.close()
    name = "R*Tree first" if command[2] == "rtree" else "every row, which is faster here than the R*Tree first"
    return [figure("lasso-ms", our_us / 1000, "ms", RUNS, checked, f"SpatiaLite ST_Within, {name}; the points alone", peer_us / 1000)]


def lassos(city):
    """As a hand draws them: wavering rings around components, from a neighbourhood to the whole city."""
    lot = random.Random(17)
    rows = []
    for number, (x, y) in enumerate(sample_places(city)[:LASSOS]):
        radius = 0.01 * 1.7 ** number
        row = []
        reach = 1.0
        for corner in range(CORNERS):
            reach = min(1.2, max(0.8, reach + lot.uniform(-0.03, 0.03)))
            angle = 2 * math.pi * corner / CORNERS
            row += [x + radius * reach * math.cos(angle), y + radius * reach * math.sin(angle) * 0.87]
        rows.append(row)
    return rows


def check(ours, peer, file, folder):
    a, b = os.path.join(folder, "ours.txt"), os.path.join(folder, "peer.txt")
    ours.ask("lasso", CORNERS, file, a)
    peer.ask("lasso", CORNERS, "rtree", file, b)
    total = different = most = 0
    with open(a, encoding="ascii") as mine, open(b, encoding="ascii") as theirs:
        for one, other in zip(mine, theirs):
            one, other = set(one.split()), set(other.split())
            total += len(other)
            most = max(most, len(other))
            different += len(one ^ other)
    if different > total * 1e-5 or total == 0:
        raise Failure(f"lasso: {different} of {total} points are found by one alone")
    return (f"mean of {LASSOS} lassos of {CORNERS} corners, {total} points inside, {most} in the largest; the same points "
            f"but for {different} within 1e-8 degrees of a line")
