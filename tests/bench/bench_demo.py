# SPDX-License-Identifier: GPL-3.0-or-later
"""Making the demo city."""
import os
import shutil
import sqlite3
import statistics
import tempfile
import time

from cities import COMPONENTS, make_demo
from harness import Failure, figure


def run(args):
    runs = 3
    seconds = []
    with tempfile.TemporaryDirectory(dir=args.build) as folder:
        for turn in range(runs):
            path = os.path.join(folder, f"demo{turn}.sqlite")
            start = time.monotonic()
            make_demo(args, path)
            seconds.append(time.monotonic() - start)
            with sqlite3.connect(path) as db:
                rows = sum(db.execute(f"SELECT count(*) FROM component_{shape}").fetchone()[0]
                           for shape in ("point", "line", "polygon"))
            if rows != COMPONENTS:
                raise Failure(f"{rows} components instead of {COMPONENTS}")
            os.remove(path)
            shutil.rmtree(path.removesuffix(".sqlite") + ".files", ignore_errors=True)
    return [figure("demo-seconds", statistics.median(seconds), "s", runs, f"{COMPONENTS} rows counted in each")]
