#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the benchmarks: ours and the peer in one run, alternating, outputs compared, medians printed.

A figure is {figure, ours, unit, peer, peer_value, ratio, runs, checked}; `ratio` above 1 means that ours is better,
null without a peer; `checked` tells how the outputs were compared."""
import argparse
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

COMPONENTS = 1_200_000
WIDTH, HEIGHT = 3840, 2160
RUNS = 7


class Failure(Exception):
    pass


class Worker:
    """A program that answers each line on its standard input with one line of JSON."""

    def __init__(self, *command):
        self.name = os.path.basename(command[0])
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        try:
            self.process.stdin.write(" ".join(str(w) for w in words) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Failure(f"{self.name} ended at '{words[0]}' with code {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise Failure(f"{self.name}: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def figure(name, ours, unit, runs, checked, peer=None, peer_value=None, larger_is_better=False):
    ratio = None
    if peer_value is not None:
        ratio = ours / peer_value if larger_is_better else peer_value / ours
    row = {"figure": name, "ours": round(ours, 3), "unit": unit, "peer": peer,
           "peer_value": None if peer_value is None else round(peer_value, 3),
           "ratio": None if ratio is None else round(ratio, 2), "runs": runs, "checked": checked}
    against = f"; {peer} {row['peer_value']} {unit}; ratio {row['ratio']}" if peer else ""
    print(f"{name}: {row['ours']} {unit}{against}; median of {runs}; {checked}", flush=True)
    return row


def demo_city(args):
    """The city of 1.2 million components, made once."""
    if args.city:
        return os.path.abspath(args.city)
    folder = os.path.join(args.build, "bench-data")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"demo-{COMPONENTS}.sqlite")
    if not os.path.exists(path):
        print(f"Making {path} ...", flush=True)
        subprocess.run([args.bin("xiuhuactl"), "demo", path, "--components", str(COMPONENTS)], check=True,
                       stderr=subprocess.DEVNULL)
    return path


def style_file(city, folder):
    """Categorised, outlined, antialiased discs: a colour for each class, the same for ours and the peers."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT c.id, m.colour FROM component_class c JOIN major_class m ON m.id = c.major_id")
        classes = {str(identity): colour for identity, colour in rows}
    path = os.path.join(folder, "style.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"classes": classes, "diameter": 5, "outline": "#202830", "outlineWidth": 1}, out)
    return path


def bench_map(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder:
        style = style_file(city, folder)
        ours = Worker(args.bench("map_ours"), city, style)
        qgis = Worker(args.bench("qgis_peer"), city, style)
        qgis.ask("open")
        rows = [full_extent(ours, qgis, folder)]
        ours.close()
        qgis.close()
    return rows


def full_extent(ours, qgis, folder):
    extent = {srid: ours.ask("extent", srid, WIDTH, HEIGHT)["extent"] for srid in (4545, 4490)}
    best = None
    for layers in ("tables", "views"):
        for job in ("painter", "parallel"):
            for srid in (4545, 4490):  # 4490 spares QGIS the projection of every feature
                command = ("draw", layers, job, srid, *extent[srid], WIDTH, HEIGHT)
                ms = qgis.ask(*command)["ms"]
                print(f"  QGIS, {layers}, {job}, EPSG:{srid}: {ms:.0f} ms", flush=True)
                if best is None or ms < best[0]:
                    best = (ms, command)
    our_command = ("draw", 4545, *extent[4545], WIDTH, HEIGHT)
    checked = compare(ours, qgis, our_command, ("draw", "tables", "painter", 4545, *extent[4545], WIDTH, HEIGHT), folder)
    our_ms, peer_ms = [], []
    for _ in range(RUNS):
        our_ms.append(ours.ask(*our_command)["ms"])
        peer_ms.append(qgis.ask(*best[1])["ms"])
    name = f"QGIS {best[1][2]} job over {best[1][1]}, EPSG:{best[1][3]}"
    return figure("full-extent-4k", statistics.median(our_ms), "ms", RUNS, checked, name, statistics.median(peer_ms))


def compare(ours, qgis, our_command, peer_command, folder):
    """Both pictures of the same extent, in cells of 8 pixels: painted alike but for rounding to whole pixels."""
    a, b = os.path.join(folder, "ours.png"), os.path.join(folder, "qgis.png")
    drawn = ours.ask(*our_command, a)["drawn"]
    qgis.ask(*peer_command, b)
    answer = ours.ask("compare", a, b)
    if answer["different"] > 0.02:
        raise Failure(f"the pictures differ: {answer}")
    return f"{drawn} components drawn; pictures differ by {100 * answer['different']:.2f} % in cells of 8 px"


def first_frame_ms(command, environment, pattern, timeout=120):
    """From starting the program to the line in which it tells of its first complete frame."""
    start = time.monotonic()
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            if pattern in line:
                return 1000 * (time.monotonic() - start)
            if time.monotonic() - start > timeout:
                break
        raise Failure(f"{command[0]} told of no complete frame")
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stderr.close()


class Screen:
    """An X server of the benchmark's size on a free display number."""

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        return ":" + number

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)


def bench_open(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder, Screen() as display:
        style = style_file(city, folder)
        ours, peer = [], []
        runs = 5
        for turn in range(runs + 1):  # the first one warms the caches
            ms = first_frame_ms([args.bin("xiuhua"), city], {
                "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "xiuhua.startup.info=true",
                "XDG_CONFIG_HOME": folder}, "first complete frame")
            start = time.monotonic()
            qgis = Worker(args.bench("qgis_peer"), city, style)
            qgis.ask("open")
            extent = qgis_extent(city)
            qgis.ask("draw", "tables", "painter", 4490, *extent, WIDTH, HEIGHT)
            peer_ms = 1000 * (time.monotonic() - start)
            qgis.close()
            if turn:
                ours.append(ms)
                peer.append(peer_ms)
    return [figure("first-frame-ms", statistics.median(ours), "ms", runs,
                   "window on a 3840x2160 screen, every component in view and the base sheet on it", "QGIS core: start, open, draw",
                   statistics.median(peer))]


def qgis_extent(city):
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        west, south, east, north = db.execute(
            "SELECT min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_component_point_geom").fetchone()
    return west, south, east, north


def bench_demo(args):
    runs = 3
    seconds = []
    with tempfile.TemporaryDirectory(dir=args.build) as folder:
        for turn in range(runs):
            path = os.path.join(folder, f"demo{turn}.sqlite")
            start = time.monotonic()
            subprocess.run([args.bin("xiuhuactl"), "demo", path, "--components", str(COMPONENTS)], check=True,
                           stderr=subprocess.DEVNULL)
            seconds.append(time.monotonic() - start)
            with sqlite3.connect(path) as db:
                rows = sum(db.execute(f"SELECT count(*) FROM component_{shape}").fetchone()[0]
                           for shape in ("point", "line", "polygon"))
            if rows != COMPONENTS:
                raise Failure(f"{rows} components instead of {COMPONENTS}")
            os.remove(path)
            shutil.rmtree(path.removesuffix(".sqlite") + ".files", ignore_errors=True)
    return [figure("demo-seconds", statistics.median(seconds), "s", runs, f"{COMPONENTS} rows counted in each")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=("map", "open", "demo"))
    parser.add_argument("--json", metavar="FILE", help="write the figures as a JSON array")
    parser.add_argument("--city", metavar="FILE", help="a city instead of the demo city")
    parser.add_argument("--build", required=True, help="the build folder")
    args = parser.parse_args()
    args.bin = lambda name: os.path.join(args.build, "bin", name)
    args.bench = lambda name: os.path.join(args.build, "bench", name)
    try:
        rows = {"map": bench_map, "open": bench_open, "demo": bench_demo}[args.name](args)
    except (Failure, subprocess.CalledProcessError, sqlite3.Error) as reason:
        print(f"xiuhua: error: {reason}", file=sys.stderr)
        return 1
    if args.json:
        with open(args.json, "w", encoding="utf-8") as out:
            json.dump(rows, out, indent=2)
            out.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
