# SPDX-License-Identifier: GPL-3.0-or-later
"""Peak memory of a frame: what the first frame of a fresh process adds to what it held before, at most."""
import statistics

from harness import HEIGHT, RUNS, WIDTH, Worker, figure


def run(args, city, style, view):
    ours = [growth([args.bench("map_ours"), city, style], ("draw", "4545", *view["4545"], WIDTH, HEIGHT))
            for _ in range(RUNS)]
    rows = []
    for name, layers in (("frame-memory-mib", "tables"), ("frame-memory-views-mib", "views")):
        peer = [growth([args.bench("qgis_peer"), city, style],
                       ("draw", layers, "parallel", "4545", *view["4545"], WIDTH, HEIGHT), "open")
                for _ in range(3)]
        rows.append(figure(name, statistics.median(ours), "MiB", RUNS,
                           f"VmHWM after the frame less VmRSS before it, fresh processes, 3 of the peer; ours with its "
                           f"picture of {WIDTH * HEIGHT * 4 / 2**20:.0f} MiB", f"QGIS parallel job over {layers}",
                           statistics.median(peer)))
    return rows


def growth(command, draw, *before):
    worker = Worker(*command)
    for word in before:
        worker.ask(word)
    resident = worker.ask("restart-peak")["rss_mib"]
    worker.ask(*draw)
    peak = worker.ask("peak")["peak_mib"]
    worker.close()
    return peak - resident
