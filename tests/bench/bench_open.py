# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening: from starting the program to its first complete frame, and what it holds of the machine's memory."""
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time

from cities import demo_city, geographic_extent, style_file
from harness import HEIGHT, RUNS, WIDTH, Failure, Screen, Worker, alternating, figure

FILLED = re.compile(r"first complete frame (\d+) ms after the start, base map (\d+) ms old")
FRESH = re.compile(r"first frame of this start's base map (\d+) ms after the start")
MINUTE = 60  # seconds after which memory is looked at
COLD_RUNS = 3


class Window:
    """The command center on a city; its times count from before it was started, by this process's clock."""

    def __init__(self, args, city, display, folder, rules=""):
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CONFIG_HOME": folder,
                       "QT_LOGGING_RULES": "xiuhua.startup.info=true;" + rules}
        self.start = time.monotonic()
        self.process = subprocess.Popen([args.bin("xiuhua"), city], env=environment, stderr=subprocess.PIPE, text=True)

    def wait(self, pattern, timeout=120):
        """Milliseconds until it told of this, and what it told."""
        for line in self.process.stderr:
            if found := pattern.search(line):
                return 1000 * (time.monotonic() - self.start), found
            if time.monotonic() - self.start > timeout:
                break
        raise Failure(f"the window told of no '{pattern.pattern}'")

    def memory(self):
        """Resident MiB of the window's process and of the engine's."""
        engines = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True)
        return [resident(pid) for pid in [self.process.pid, int(engines.stdout.split()[0])]]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stderr.close()


def resident(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024


def caches(city):
    return os.path.join(city.removesuffix(".sqlite") + ".files", "cache")


def cold(args, city, display, folder):
    """The first start of a city on this machine: nothing was packed."""
    shutil.rmtree(caches(city), ignore_errors=True)
    with Window(args, city, display, folder) as window:
        return window.wait(FILLED)[0]


def settle(args, city, display, folder):
    """A start that leaves everything packed, a minute long: what it then holds."""
    with Window(args, city, display, folder) as window:
        window.wait(FRESH)
        time.sleep(MINUTE)
        return window.memory()


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder, Screen() as display:
        style = style_file(city, folder)
        extent = geographic_extent(city)
        cold_ms = [cold(args, city, display, folder) for _ in range(COLD_RUNS)]
        settle(args, city, display, folder)
        app, engine = settle(args, city, display, folder)
        ages, fresh = [], []

        def ours():
            with Window(args, city, display, folder) as window:
                milliseconds, told = window.wait(FILLED)
                ages.append(int(told[2]))
                fresh.append(window.wait(FRESH)[0])
            return milliseconds

        def peer():
            start = time.monotonic()
            qgis = Worker(args.bench("qgis_peer"), city, style)
            qgis.ask("open")
            qgis.ask("draw", "tables", "painter", 4490, *extent, WIDTH, HEIGHT)
            milliseconds = 1000 * (time.monotonic() - start)
            qgis.close()
            return milliseconds

        our_ms, peer_ms = alternating(ours, peer)
        fresh_ms, age = statistics.median(fresh[1:]), statistics.median(ages[1:]) / 1000
    screen = "window on a 3840x2160 screen, every component in view"
    return [
        figure("first-frame-ms", our_ms, "ms", RUNS,
               f"{screen}; base map of an earlier start, {age:.0f} s old and marked so, this start's after {fresh_ms:.0f} ms",
               "QGIS core: start, open, draw", peer_ms),
        figure("first-frame-fresh-ms", fresh_ms, "ms", RUNS, f"{screen}; the engine's base map of this start",
               "QGIS core: start, open, draw", peer_ms),
        figure("first-frame-uncached-ms", statistics.median(cold_ms), "ms", COLD_RUNS,
               f"{screen}; nothing packed, rows read and indexed", "QGIS core: start, open, draw", peer_ms),
        figure("app-rss-mib", app, "MiB", 1, f"resident {MINUTE} s after the first frame, 3840x2160"),
        figure("engine-rss-mib", engine, "MiB", 1, f"resident {MINUTE} s after the first frame, 3840x2160"),
    ]
