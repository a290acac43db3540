# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing: saves until they are durable, and the rules of data quality over everything and after one edit."""
import os
import shutil
import statistics
import tempfile

from cities import demo_city
from harness import Failure, Worker, figure

RUNS = 5
SAVES = 400
PIXELS = 100


def p95(values):
    return sorted(values)[int(len(values) * 0.95)]


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
    checked = f"{full[0]['components']} components, {full[0]['findings']} findings"
    return [figure("quality-full-s", statistics.median(f["ms"] for f in full) / 1000, "s", RUNS, checked + ", the same in each run"),
            figure("quality-one-ms", p95(one), "ms", len(one), "95th percentile; findings equal to a new full run's"),
            figure("save-to-pixel-ms", p95(pixel), "ms", len(pixel),
                   "95th percentile until the map at 3840x2160 shows it"),
            figure("save-p95-ms", p95(save), "ms", len(save), "95th percentile until durable in the log (WAL, NORMAL)")]
