# SPDX-License-Identifier: GPL-3.0-or-later
"""The map: drawing every component, ours against the peers on the same file, and what asks the index."""
import json
import os
import tempfile

import bench_frames
import bench_growth
import bench_memory
import bench_queries
import bench_renderers
from cities import demo_city, even_city, style_file
from harness import HEIGHT, RUNS, WIDTH, Failure, Worker, alternating, figure

SRIDS = ("4545", "4490")  # the city's map CRS; degrees, which spare a peer the projection of every feature


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder:
        style = style_file(city, folder)
        pair = Pair(args, city, style, folder)
        whole, street = pair.ours.ask("extent", WIDTH, HEIGHT), pair.ours.ask("view", 5000, WIDTH, HEIGHT)
        worst = pair.ours.ask("worst", WIDTH, HEIGHT)
        rows = [pair.measure("full-extent-4k", whole),
                pair.measure("street-view", street, ("painter",)),
                pair.measure("worst-view", worst),
                pair.recolour(whole),
                pair.pan(whole)]
        rows += bench_renderers.run(pair, city, style, folder, whole, draw, pictures_agree)
        pair.close()
        even = Pair(args, even_city(args), style, folder)
        rows.append(even.measure("full-extent-4k-even", even.ours.ask("extent", WIDTH, HEIGHT)))
        even.close()
        rows += bench_queries.run(args, city, street, folder)
        rows += bench_memory.run(args, city, style, whole)
        rows += bench_growth.run(args, style, folder)
    rows += bench_frames.run(args)
    return rows


def draw(view, *before):
    """The command that draws a view in our map CRS."""
    return (*before, "4545", *view["4545"], WIDTH, HEIGHT)


class Pair:
    """Ours and QGIS on one city."""

    def __init__(self, args, city, style, folder):
        self.folder = folder
        self.ours = Worker(args.bench("map_ours"), city, style)
        self.qgis = Worker(args.bench("qgis_peer"), city, style)
        self.qgis.ask("open")
        self.known = {}  # the fastest settings, by view and jobs

    def close(self):
        self.ours.close()
        self.qgis.close()

    def fastest(self, view, jobs):
        """The fastest of QGIS's settings for a view: ("draw", layers, job, SRID, extent, size)."""
        key = (json.dumps(view), jobs)
        if key in self.known:
            return self.known[key]
        best = None
        for layers in ("tables", "views"):
            for job in jobs:
                for srid in SRIDS:
                    command = ("draw", layers, job, srid, *view[srid], WIDTH, HEIGHT)
                    ms = self.qgis.ask(*command)["ms"]
                    if best is None or ms < best[0]:
                        best = (ms, command)
        self.known[key] = best[1]
        return best[1]

    def measure(self, name, view, jobs=("painter", "parallel")):
        checked = self.compare(draw(view, "draw"), draw(view, "draw", "tables", "painter"))
        peer = self.fastest(view, jobs)
        our_ms, peer_ms = alternating(lambda: self.ours.ask(*draw(view, "draw"))["ms"],
                                      lambda: self.qgis.ask(*peer)["ms"])
        if "metres_per_pixel" in view:
            checked += f"; {view['metres_per_pixel']:.2f} m a pixel"
        return figure(name, our_ms, "ms", RUNS, checked, settings(peer), peer_ms)

    def recolour(self, view):
        """A new palette by state and a frame of it. The colours rotate from run to run, so that nothing is kept."""
        checked = self.compare(draw(view, "recolour", 0), draw(view, "recolour", 0, "tables", "painter"))
        peer = self.fastest(view, ("painter", "parallel"))
        turn = {"ours": 0, "peer": 0}

        def next_turn(who):
            turn[who] ^= 1
            return turn[who]

        our_ms, peer_ms = alternating(
            lambda: self.ours.ask(*draw(view, "recolour", next_turn("ours")))["ms"],
            lambda: self.qgis.ask("recolour", next_turn("peer"), *peer[1:])["ms"])
        return figure("recolour", our_ms, "ms", RUNS, checked, settings(peer), peer_ms)

    def pan(self, view):
        """A step of 64 pixels, until every component of the view stands; on average over a way of eight."""
        peer = self.fastest(view, ("painter", "parallel"))
        longest = []

        def ours():
            answer = self.ours.ask("pan", 64, 8, "4545", *view["4545"], WIDTH, HEIGHT)
            if not answer["equal"]:
                raise Failure("a panned picture is not the one drawn afresh")
            longest.append(answer["longest"])
            return answer["ms"]

        our_ms, peer_ms = alternating(ours, lambda: self.qgis.ask(*peer)["ms"])
        checked = f"equal to the pixel to a picture drawn afresh; longest step {max(longest[1:]):.1f} ms"
        return figure("pan-64px", our_ms, "ms", RUNS, checked, settings(peer) + ", full redraw", peer_ms)

    def compare(self, our_command, peer_command):
        a, b = os.path.join(self.folder, "ours.png"), os.path.join(self.folder, "peer.png")
        drawn = self.ours.ask(*our_command, a)["drawn"]
        self.qgis.ask(*peer_command, b)
        return pictures_agree(self.ours, a, b, drawn)


def settings(command):
    return f"QGIS {command[2]} job over {command[1]}, EPSG:{command[3]}"


def pictures_agree(ours, a, b, drawn, tolerance=0.02):
    """Two pictures of one extent, in cells of 8 pixels: painted alike but for rounding to whole pixels."""
    answer = ours.ask("compare", a, b)
    if answer["different"] > tolerance:
        raise Failure(f"the pictures differ: {answer}")
    return (f"{drawn} components drawn; {100 * answer['different']:.2f} % of the painted cells of 8 px differ "
            f"(at most {100 * tolerance:.0f})")
