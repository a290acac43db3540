# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole city drawn by Mapnik and by MapServer, each at the fastest of its settings, in one process or two."""
import os

from harness import HEIGHT, RUNS, WIDTH, Worker, alternating, figure

PYTHON = "/usr/bin/python3"  # Debian's, for whose modules they are
PEERS = {"mapnik": ("Mapnik", "sqlite input", ("named", "sprites")),
         "mapserver": ("MapServer", "AGG, OGR input", ("sprites", "ellipse"))}
BANDS = (1, 2)
SRIDS = ("4490", "4545")


def run(pair, city, style, folder, view, draw, agree):
    """`draw(view, ...)` is the command that ours is asked, `agree(ours, a, b, drawn)` compares two pictures."""
    return [measure(key, pair.ours, city, style, folder, view, draw, agree) for key in PEERS]


def measure(key, ours, city, style, folder, view, draw, agree):
    name, how, settings = PEERS[key]
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), f"{key}_peer.py")
    peer = Worker(PYTHON, program, city, style, folder)

    def command(setting, bands, srid, *file):
        return ("draw", setting, bands, srid, *view[srid], WIDTH, HEIGHT, *file)

    a, b = os.path.join(folder, f"ours-{key}.png"), os.path.join(folder, f"{key}.png")
    drawn = ours.ask(*draw(view, "draw"), a)["drawn"]
    checked = []
    for setting in settings:
        peer.ask(*command(setting, 1, "4545", b))
        checked.append(f"{setting}: {agree(ours, a, b, drawn)}")
    tries = {}
    for srid in SRIDS:
        for bands in BANDS:
            for setting in settings:
                what = command(setting, bands, srid)
                tries[what] = min(peer.ask(*what)["ms"] for _ in range(2))
    best = min(tries, key=tries.get)
    our_ms, peer_ms = alternating(lambda: ours.ask(*draw(view, "draw"))["ms"], lambda: peer.ask(*best)["ms"])
    peer.close()
    label = f"{name}, {how}, {best[1]}, {best[2]} processes, EPSG:{best[3]}"
    return figure(f"full-extent-4k-{key}", our_ms, "ms", RUNS, "; ".join(checked), label, peer_ms)
