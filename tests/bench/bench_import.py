# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing a district's components in, against ogr2ogr into SpatiaLite with the same indexes."""
import contextlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time

from cities import demo_city, signed_in
from harness import Failure, Worker, figure

RUNS = 3
SAVES = 200
LAYER = "points"
INDEXES = """ALTER TABLE points ADD COLUMN sub_district_id INTEGER DEFAULT 1;
             CREATE UNIQUE INDEX by_uid ON points (uid);
             CREATE UNIQUE INDEX by_code ON points (objid) WHERE objid IS NOT NULL;
             CREATE INDEX by_district ON points (sub_district_id);"""


def call(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Failure(f"{' '.join(command)}: {done.stderr[-500:]}")
    return done.stdout


def describe(city, folder, imports):
    """The description of a city like the demo city, in a file."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        departments = [{"code": code, "name": name} for code, name in db.execute("SELECT code, name FROM department")]
    path = os.path.join(folder, f"city{len(imports)}.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"name": "Benchmark", "admin_code": "500113", "time_zone": "Asia/Shanghai", "geographic_srid": 4490,
                   "map_srid": 4545, "code_profile": "gbt30428_2-2013", "class_list": "standard",
                   "service_line_list": "standard", "departments": departments, "imports": imports}, file)
    return path


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def rows_in(path, table):
    with contextlib.closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def without_names(source, target):
    """The rows without identities and codes: they may come into a city that has them."""
    with sqlite3.connect(source) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({LAYER})")][2:]
    call("ogr2ogr", target, source, LAYER, "-select", ",".join(c for c in columns if c not in ("Uid", "ObjID")))


def saves_meanwhile(args, city, source, mapping):
    """Milliseconds of single saves, alone and while an import writes into the same city."""
    worker = Worker(args.bench("edit_ours"), city)
    alone = worker.ask("save", SAVES)["ms"]
    importing = subprocess.Popen([args.bin("xiuhuactl"), "import", city, source, "--mapping", mapping, "--json"],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    for line in importing.stderr:
        if "Writing" in line:
            break
    meanwhile = []
    while importing.poll() is None:
        some = worker.ask("save", SAVES // 10)["ms"]
        if importing.poll() is None:  # the last ones may have come after it
            meanwhile += some
    worker.close()
    report = json.loads(importing.communicate()[0])
    if not meanwhile or report["files"][0]["refused"] or not report["batch"]:
        raise Failure("the import beside the saves did not take every row")
    return alone, meanwhile


def p95(values):
    return sorted(values)[int(len(values) * 0.95)]


def run(args):
    ctl = args.bin("xiuhuactl")
    city = demo_city(args)
    ours, in_use, peer, longest, p99 = [], [], [], [], []
    with tempfile.TemporaryDirectory(dir=os.path.abspath(args.build)) as folder:
        def place(name):
            return os.path.join(folder, name)
        with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
            district = db.execute("SELECT d.code FROM component_point c JOIN sub_district d ON d.id = c.sub_district_id "
                                  "GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchone()[0]
        signed = signed_in(folder)
        call(ctl, "export", city, place("in.gpkg"), "--sub-district", district, *signed)
        for target in ("sub_district", "community"):
            call(ctl, "export", city, place(target + ".gpkg"), "--target", target, *signed)
        areas = [{"file": place(t + ".gpkg"), "mapping": place(t + ".mapping.json")} for t in ("sub_district", "community")]
        with open(place("in.mapping.json"), encoding="utf-8") as file:
            mapping = json.load(file) | {"layer": LAYER}
        with open(place("in.mapping.json"), "w", encoding="utf-8") as file:
            json.dump(mapping, file)
        rows = rows_in(place("in.gpkg"), LAYER)
        empty = describe(city, folder, areas)
        whole = describe(city, folder, areas + [{"file": place("in.gpkg"), "mapping": mapping}])
        for _ in range(RUNS):
            ours.append(timed(lambda: call(ctl, "newcity", whole, place("ours.sqlite"), "--force")))
            if rows_in(place("ours.sqlite"), "component_point") != rows:
                raise Failure("ours did not take every row")
            peer.append(timed(lambda: ogr2ogr(place("in.gpkg"), place("peer.sqlite"))))
            if rows_in(place("peer.sqlite"), LAYER) != rows:
                raise Failure("the peer did not take every row")
            call(ctl, "newcity", empty, place("used.sqlite"), "--force")
            shutil.rmtree(place("used.files"), ignore_errors=True)
            answer = []
            in_use.append(timed(lambda: answer.append(call(ctl, "import", place("used.sqlite"), place("in.gpkg"), "--mapping",
                                                           place("in.mapping.json"), "--json"))))
            report = json.loads(answer[0])
            if report["files"][0]["in"] != rows:
                raise Failure("ours did not take every row into a city in use")
            longest.append(report["longest_lock_ms"])
            p99.append(report["p99_lock_ms"])
        without_names(place("in.gpkg"), place("more.gpkg"))
        with open(place("more.json"), "w", encoding="utf-8") as file:
            json.dump({"layer": LAYER, "same_place": "keep", "outside": "keep"}, file)
        alone, meanwhile = saves_meanwhile(args, place("used.sqlite"), place("more.gpkg"), place("more.json"))
    checked = f"{rows} rows counted on both sides"
    theirs = rows / statistics.median(peer)
    return [figure("import-rows-per-s", rows / statistics.median(ours), "rows/s", RUNS, checked, "ogr2ogr into SpatiaLite", theirs, larger_is_better=True),
            figure("import-in-use-rows-per-s", rows / statistics.median(in_use), "rows/s", RUNS, checked + "; journalled, in slices",
                   "ogr2ogr into SpatiaLite", theirs, larger_is_better=True),
            figure("save-during-import-p95-ms", p95(meanwhile), "ms", len(meanwhile), "95th percentile until durable, while rows "
                   f"are written in slices by another program; alone {p95(alone):.1f} ms"),
            figure("import-lock-p99-ms", statistics.median(p99), "ms", RUNS, "the write lock, measured around each slice"),
            figure("import-longest-lock-ms", statistics.median(longest), "ms", RUNS, "the write lock, measured around each slice")]


def ogr2ogr(source, target):
    for end in ("", "-journal", "-wal", "-shm"):
        if os.path.exists(target + end):
            os.remove(target + end)
    call("ogr2ogr", "-f", "SQLite", "-dsco", "SPATIALITE=YES", "-gt", "100000", target, source, LAYER)
    with sqlite3.connect(target) as db:
        db.executescript(INDEXES)
