# SPDX-License-Identifier: GPL-3.0-or-later
"""The table over all components: the first page after each sort, in both ways, and after filters."""
import os
import sqlite3
import statistics
import tempfile

from cities import demo_city
from harness import Failure, Worker, figure

RUNS = 5
PAGE = 200
FIELDS = ("code", "class", "name", "state", "sub_district", "community", "address", "major", "line", "company", "authority",
          "owner", "maintainer", "surveyed", "changed", "source", "accuracy", "unit_grid", "note", "kind", "length", "area",
          "longitude", "latitude")
FILTERS = ("", "class = 路灯", "state in (破损, 丢失) and surveyed >= 2022", "address contains 路 and not class = 行道树",
           "code like %7", "note is not empty or length > 100")
# What SQL sorts the same way: its expression, and which rows have no value.
CHECKED = {"code": "c.code", "address": "c.address", "surveyed": "c.surveyed", "unit_grid": "c.unit_grid"}
TABLES = ("component_point", "component_line", "component_polygon")


def run(args):
    city = demo_city(args)
    questions = [(field, way, "") for field in FIELDS for way in ("up", "down")]
    questions += [(field, "up", where) for where in FILTERS[1:] for field in ("code", "address", "surveyed")]
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "questions.txt")
        with open(file, "w", encoding="utf-8") as out:
            out.writelines("\t".join(question) + "\n" for question in questions)
        ours = Worker(args.bench("table_ours"), city)
        checked, peer_ms = check(ours, city, file, questions, folder)
        turns = [ours.ask("pages", file)["ms"] for _ in range(RUNS + 1)][1:]
        ours.close()
    slowest = statistics.median(max(turn) for turn in turns)
    typical = statistics.median(statistics.median(turn) for turn in turns)
    checked = (f"the slowest of {len(questions)} first pages of {PAGE} rows, nothing kept from the one before ({typical:.1f} ms "
               f"the middle one); {checked}")
    return [figure("table-page-ms", slowest, "ms", RUNS, checked, "SQLite's ORDER BY ... LIMIT, the slowest of four sorts", peer_ms)]


def check(ours, city, file, questions, folder):
    """The pages against SQL's, for the fields that it sorts alike; and how long it took the slowest time."""
    out = os.path.join(folder, "pages.txt")
    ours.ask("pages", file, out)
    with open(out, encoding="ascii") as lines:
        pages = {question: [int(key) for key in line.split()] for question, line in zip(questions, lines)}
    import time
    slowest = 0
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        for field, column in CHECKED.items():
            for way in ("up", "down"):
                parts = " UNION ALL ".join(f"SELECT {shape} AS s, c.id AS i, {column} AS v FROM {table} c WHERE {column} IS NOT NULL AND {column} <> ''"
                                           for shape, table in enumerate(TABLES))
                start = time.perf_counter()
                rows = db.execute(f"SELECT s, i FROM ({parts}) ORDER BY v {'DESC' if way == 'down' else ''}, s, i LIMIT {PAGE}").fetchall()
                slowest = max(slowest, (time.perf_counter() - start) * 1000)
                if pages[(field, way, "")] != [s << 62 | i for s, i in rows]:
                    raise Failure(f"table: the first page by {field} ({way}) is another one than SQL's")
    return f"{len(CHECKED) * 2} of the pages are row by row those of SQL", slowest
