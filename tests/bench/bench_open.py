# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening: from starting the program to its first complete frame."""
import os
import subprocess
import tempfile
import time

from cities import demo_city, geographic_extent, style_file
from harness import HEIGHT, RUNS, WIDTH, Failure, Screen, Worker, alternating, figure


def first_frame_ms(command, environment, pattern, timeout=120):
    """From starting the program to the line in which it tells of its first complete frame."""
    start = time.monotonic()
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE, text=True)
    try:
        for line in process.stderr:
            if pattern in line:
                return 1000 * (time.monotonic() - start)
            if time.monotonic() - start > timeout:
                break
        raise Failure(f"{command[0]} told of no complete frame")
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stderr.close()


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder, Screen() as display:
        style = style_file(city, folder)
        extent = geographic_extent(city)

        def ours():
            return first_frame_ms([args.bin("xiuhua"), city], {
                "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LOGGING_RULES": "xiuhua.startup.info=true",
                "XDG_CONFIG_HOME": folder}, "first complete frame")

        def peer():
            start = time.monotonic()
            qgis = Worker(args.bench("qgis_peer"), city, style)
            qgis.ask("open")
            qgis.ask("draw", "tables", "painter", 4490, *extent, WIDTH, HEIGHT)
            milliseconds = 1000 * (time.monotonic() - start)
            qgis.close()
            return milliseconds

        our_ms, peer_ms = alternating(ours, peer)
    return [figure("first-frame-ms", our_ms, "ms", RUNS,
                   "window on a 3840x2160 screen, every component in view and the base sheet on it",
                   "QGIS core: start, open, draw", peer_ms)]
