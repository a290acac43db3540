# SPDX-License-Identifier: GPL-3.0-or-later
"""The history: rows kept a second while it is asked, against SQLite; and the state of a fleet at any moment of a month."""
import os
import shutil
import statistics

from harness import Failure, Worker, figure

RUNS = 3
ROWS, DEVICES = 3_000_000, 5_000
MONTH_ROWS = int(os.environ.get("XIUHUA_MONTH_ROWS", "100000000"))
SEEKS = 60


def run(args):
    data = os.path.join(args.build, "bench-data", "history")
    os.makedirs(data, exist_ok=True)
    worker = Worker(args.bench("history_ours"))
    rows = [kept(worker, data), sought(args, worker, data)]
    worker.close()
    return rows


def kept(worker, data):
    folder = os.path.join(data, "turn")
    turns = [(worker.ask("keep", folder, ROWS, DEVICES), worker.ask("peer", folder, ROWS, DEVICES)) for _ in range(RUNS)]
    shutil.rmtree(folder)
    ours, peer = (statistics.median(turn[side]["rows_per_s"] for turn in turns) for side in (0, 1))
    last = turns[-1][0]
    if last["asked"] == 0 or last["found"] == 0:
        raise Failure("history: nobody could ask while it was written")
    checked = (f"{ROWS:,} rows of {DEVICES:,} devices, durable; {last['asked']} questions meanwhile, median {last['ask_ms']:.1f} ms, "
               f"p95 {last['ask_p95_ms']:.1f}; the rest packed {last['pack_s']:.1f} s later; {last['bytes'] / ROWS:.0f} bytes a row, "
               f"the peer's {turns[-1][1]['bytes'] / ROWS:.0f}; rows of 50 devices compared")
    return figure("history-rows-per-s", ours, "rows/s", RUNS, checked,
                  "SQLite, index on (device, time), transactions of 1,000", peer, larger_is_better=True)


def sought(args, worker, data):
    folder = os.path.join(data, f"month-{MONTH_ROWS}")
    if not os.path.exists(os.path.join(folder, "done")):
        shutil.rmtree(folder, ignore_errors=True)
        made = worker.ask("fill", folder, MONTH_ROWS, DEVICES)
        print(f"made a month of {MONTH_ROWS:,} rows, {made['rows_per_s']:,.0f} a second, {made['bytes'] / 1e9:.2f} GB", flush=True)
        open(os.path.join(folder, "done"), "w").close()
    fresh = Worker(args.bench("history_ours"))
    times = sorted(fresh.ask("seek", folder, DEVICES, SEEKS)["ms"])
    fresh.close()
    checked = (f"the slowest of {SEEKS} moments, {DEVICES:,} devices each, median {statistics.median(times):.0f}; "
               f"a month of {MONTH_ROWS:,} rows; every device is found")
    return figure("replay-seek-ms", times[-1], "ms", 1, checked)
