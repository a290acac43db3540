# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding by any substring: ours, and SQLite's FTS5 with its trigram tokenizer where that can answer."""
import os
import random
import sqlite3
import statistics
import tempfile
import time

from cities import data_set, demo_city
from harness import Failure, Worker, figure

QUESTIONS = 240
RUNS = 5
LIMIT = 20
SHORT_CHECKED = 12  # short questions that a scan in SQL answers, too
STATES = "CASE c.state WHEN 0 THEN '完好 intact' WHEN 1 THEN '破损 damaged broken' WHEN 2 THEN '丢失 missing lost' " \
         "ELSE '废弃 abandoned' END"
COLUMNS = ["c.code", "c.name", "k.name", "k.name_en", "c.address", "c.note", STATES, "m.name", "s.name", "s.name_en"]
TABLES = ("component_point", "component_line", "component_polygon")


def rows_of(table, columns):
    return (f"SELECT {columns} FROM {table} c LEFT JOIN component_class k ON k.id = c.class_id "
            "LEFT JOIN community m ON m.id = c.community_id LEFT JOIN sub_district s ON s.id = c.sub_district_id")


def run(args):
    city = demo_city(args)
    peer = open_peer(args, city)
    questions = drawn(city)
    long_ones = [q for q in questions if len(q) >= 3]
    with tempfile.TemporaryDirectory() as folder:
        every, answerable = write(folder, "all.txt", questions), write(folder, "long.txt", long_ones)
        ours = Worker(args.bench("search_ours"), city)
        checked = check(ours, peer, city, folder, answerable, long_ones, questions)
        all_ms, our_ms, peer_ms = [], [], []
        for turn in range(RUNS + 1):
            times = (p95(ours.ask("ask", every, LIMIT)["ms"]), p95(ours.ask("ask", answerable, LIMIT)["ms"]),
                     p95([asked(peer, q) for q in long_ones]))
            if turn > 0:  # the first one warms up
                for into, value in zip((all_ms, our_ms, peer_ms), times):
                    into.append(value)
        ours.close()
    name = "FTS5 trigram: count and the first rows found, in no order"
    return [figure("search-p95-ms", statistics.median(all_ms), "ms", RUNS,
                   f"{len(questions)} substrings of 1 to 8 characters, counted, ranked, nearest first; {checked}",
                   f"{name}; the {len(long_ones)} of 3 characters or more", statistics.median(peer_ms)),
            figure("search-trigram-p95-ms", statistics.median(our_ms), "ms", RUNS, checked,
                   f"{name}; the same questions", statistics.median(peer_ms))]


def drawn(city):
    """Pieces of codes, names and addresses of components drawn by lot."""
    lot = random.Random(11)
    questions = []
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        last, = db.execute("SELECT max(id) FROM component_point").fetchone()
        while len(questions) < QUESTIONS:
            row = db.execute("SELECT code, name, address FROM component_point WHERE id = ?",
                             (lot.randint(1, last),)).fetchone()
            text = row and (lot.choice(row) or "")
            if not text:
                continue
            length = min(len(text), 1 + len(questions) % 8)
            start = lot.randint(0, len(text) - length)
            piece = text[start:start + length]
            if piece.strip() == piece and " " not in piece:
                questions.append(piece)
    return questions


def write(folder, name, lines):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(line + "\n" for line in lines)
    return path


def open_peer(args, city):
    """The peer's index over the same columns, made once for each city."""
    stamp = f"{os.path.getsize(city)}-{int(os.path.getmtime(city))}"
    path = data_set(args, f"search-peer-{stamp}.sqlite", lambda path: make_peer(city, path))
    db = sqlite3.connect(path)
    db.execute("PRAGMA mmap_size = 4000000000")
    db.execute("PRAGMA cache_size = -200000")
    return db


def make_peer(city, path):
    making = path + ".making"
    with sqlite3.connect(making) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("ATTACH ? AS city", (city,))
        names = ", ".join(f"c{i}" for i in range(len(COLUMNS)))
        db.execute(f"CREATE VIRTUAL TABLE found USING fts5({names}, content='', tokenize='trigram')")
        for shape, table in enumerate(TABLES):
            db.execute(f"INSERT INTO found(rowid, {names}) " +
                       rows_of("city." + table, f"{shape} + 4 * c.id, " + ", ".join(COLUMNS)))
        db.execute("INSERT INTO found(found) VALUES ('optimize')")
    os.replace(making, path)


def phrase(text):
    return '"' + text.replace('"', '""') + '"'


def asked(db, text):
    """Milliseconds of a question: how many there are, and the first page of them."""
    start = time.perf_counter()
    db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (phrase(text),)).fetchone()
    db.execute("SELECT rowid FROM found WHERE found MATCH ? LIMIT ?", (phrase(text), LIMIT)).fetchall()
    return (time.perf_counter() - start) * 1000


def summed(ids):
    """(count, sum of ComponentKey::packed modulo 2^64) of `shape + 4 * row`."""
    count = total = 0
    for number in ids:
        count += 1
        total += (number & 3) << 62 | number >> 2
    return count, total & (1 << 64) - 1


def our_answers(ours, questions_file, folder):
    out = os.path.join(folder, "answers.txt")
    ours.ask("answers", questions_file, out)
    with open(out, encoding="ascii") as lines:
        return [tuple(int(number) for number in line.split()) for line in lines]


def check(ours, peer, city, folder, answerable, long_ones, questions):
    for question, answer in zip(long_ones, our_answers(ours, answerable, folder)):
        theirs = summed(n for n, in peer.execute("SELECT rowid FROM found WHERE found MATCH ?", (phrase(question),)))
        if answer != theirs:
            raise Failure(f"search: '{question}' finds {answer[0]} components, the peer finds {theirs[0]}")
    short_ones = [q for q in dict.fromkeys(questions) if len(q) < 3][:SHORT_CHECKED]
    text = "lower(" + " || char(10) || ".join(f"coalesce({column}, '')" for column in COLUMNS) + ")"
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        for question, answer in zip(short_ones, our_answers(ours, write(folder, "short.txt", short_ones), folder)):
            ids = (n for shape, table in enumerate(TABLES)
                   for n, in db.execute(rows_of(table, f"{shape} + 4 * c.id") + f" WHERE instr({text}, ?)", (question,)))
            theirs = summed(ids)
            if answer != theirs:
                raise Failure(f"search: '{question}' finds {answer[0]} components, a scan in SQL finds {theirs[0]}")
    return (f"the components found by all {len(long_ones)} questions that FTS5 can answer, and by {len(short_ones)} "
            "shorter ones that a scan in SQL answered, are the same")


def p95(times):
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
