#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the benchmarks: ours and the peer in one run, alternating, outputs compared, medians printed."""
import argparse
import json
import os
import sqlite3
import subprocess
import sys

import bench_demo
import bench_edit
import bench_frames
import bench_history
import bench_import
import bench_map
import bench_open
import bench_search
import bench_select
import bench_table
from harness import Failure

BENCHMARKS = {"map": bench_map.run, "open": bench_open.run, "demo": bench_demo.run,
              "frames": bench_frames.run, "search": bench_search.run,
              "import": bench_import.run, "edit": bench_edit.run, "select": bench_select.run,
              "table": bench_table.run, "history": bench_history.run}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=tuple(BENCHMARKS))
    parser.add_argument("--json", metavar="FILE", help="write the figures as a JSON array")
    parser.add_argument("--city", metavar="FILE", help="a city instead of the demo city")
    parser.add_argument("--build", required=True, help="the build folder")
    args = parser.parse_args()
    args.bin = lambda name: os.path.join(args.build, "bin", name)
    args.bench = lambda name: os.path.join(args.build, "bench", name)
    try:
        rows = BENCHMARKS[args.name](args)
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
