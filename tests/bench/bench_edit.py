# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing: saves until they are durable, many components as one, and the rules of data quality over everything and after one edit."""
import os
import shutil
import statistics
import subprocess
import tempfile
import time

from cities import demo_city
from harness import Failure, Worker, figure

RUNS = 5
SAVES = 400
PIXELS = 100


def p95(values):
    return sorted(values)[int(len(values) * 0.95)]


BULK = 100_000
BULK_RUNS = 3
# What our batch does, as one statement with the triggers that the city holds.
PEER = f"""SELECT load_extension('mod_spatialite');
PRAGMA synchronous = NORMAL;
BEGIN IMMEDIATE;
UPDATE component_point SET geom = ShiftCoords(geom, 0.0000154, 0), note = 'bench', revision = revision + 1 WHERE id <= {BULK};
COMMIT;
"""
CONTENT = "SELECT count(*), (SELECT count(*) FROM journal), sum(revision = 2 AND note = 'bench') FROM component_point"


def shell(city, sql):
    return subprocess.run(["sqlite3", "-batch", "-bail", city], input=sql, text=True, check=True, capture_output=True).stdout.strip()


def bulk(args, folder):
    ours, theirs = [], []
    for turn in range(BULK_RUNS):
        cities = [os.path.join(folder, f"{side}{turn}.sqlite") for side in ("ours", "theirs")]
        for city in cities:
            shutil.copy(demo_city(args), city)
        worker = Worker(args.bench("edit_ours"), cities[0])
        ours.append(worker.ask("bulk", BULK))
        worker.close()
        start = time.monotonic()
        shell(cities[1], PEER)
        theirs.append(time.monotonic() - start)
        if shell(cities[0], CONTENT) != shell(cities[1], CONTENT):
            raise Failure("the batch and the statement left different cities")
        for city in cities:
            os.remove(city)
    note = f"{ours[0]['rows']} points moved and given a note, search index included; the lock was held {max(o['lock_ms'] for o in ours):.0f} ms at most"
    return figure("bulk-100k-s", statistics.median(o["ms"] for o in ours) / 1000, "s", BULK_RUNS, note,
                  "sqlite3 shell, one UPDATE with the same triggers, no search index", statistics.median(theirs))


def run(args):
    with tempfile.TemporaryDirectory(dir=os.path.abspath(args.build)) as folder:
        city = os.path.join(folder, "city.sqlite")
        shutil.copy(demo_city(args), city)
        ours = Worker(args.bench("edit_ours"), city)
        full = [ours.ask("full") for _ in range(RUNS + 1)][1:]
        if len({(f["components"], f["findings"]) for f in full}) != 1:
            raise Failure("full runs differ")
        one = ours.ask("one", SAVES)["ms"]
        if ours.ask("same")["same"] != 1:
            raise Failure("the findings after edits are not those of a full run")
        save = ours.ask("save", SAVES)["ms"]
        ours.close()
        window = Worker(args.bench("pixel_ours"), city)
        pixel = window.ask("save", PIXELS)["ms"]
        window.close()
        os.remove(city)
        many = bulk(args, folder)
    checked = f"{full[0]['components']} components, {full[0]['findings']} findings"
    return [figure("quality-full-s", statistics.median(f["ms"] for f in full) / 1000, "s", RUNS, checked + ", the same in each run"),
            figure("quality-one-ms", p95(one), "ms", len(one), "95th percentile; findings equal to a new full run's"),
            figure("save-to-pixel-ms", p95(pixel), "ms", len(pixel),
                   "95th percentile until the map at 3840x2160 shows it"),
            figure("save-p95-ms", p95(save), "ms", len(save), "95th percentile until durable in the log (WAL, NORMAL)"),
            many]
