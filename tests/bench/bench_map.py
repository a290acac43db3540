# SPDX-License-Identifier: GPL-3.0-or-later
"""The map: drawing every component, ours against the peers on the same file."""
import os
import tempfile

from cities import demo_city, style_file
from harness import HEIGHT, RUNS, WIDTH, Failure, Worker, alternating, figure


def run(args):
    city = demo_city(args)
    with tempfile.TemporaryDirectory() as folder:
        style = style_file(city, folder)
        ours = Worker(args.bench("map_ours"), city, style)
        qgis = Worker(args.bench("qgis_peer"), city, style)
        qgis.ask("open")
        rows = [full_extent(ours, qgis, folder)]
        ours.close()
        qgis.close()
    return rows


def full_extent(ours, qgis, folder):
    extent = {srid: ours.ask("extent", srid, WIDTH, HEIGHT)["extent"] for srid in (4545, 4490)}
    best = None
    for layers in ("tables", "views"):
        for job in ("painter", "parallel"):
            for srid in (4545, 4490):  # 4490 spares QGIS the projection of every feature
                command = ("draw", layers, job, srid, *extent[srid], WIDTH, HEIGHT)
                ms = qgis.ask(*command)["ms"]
                print(f"  QGIS, {layers}, {job}, EPSG:{srid}: {ms:.0f} ms", flush=True)
                if best is None or ms < best[0]:
                    best = (ms, command)
    our_command = ("draw", 4545, *extent[4545], WIDTH, HEIGHT)
    checked = compare(ours, qgis, our_command, ("draw", "tables", "painter", 4545, *extent[4545], WIDTH, HEIGHT), folder)
    our_ms, peer_ms = alternating(lambda: ours.ask(*our_command)["ms"], lambda: qgis.ask(*best[1])["ms"])
    name = f"QGIS {best[1][2]} job over {best[1][1]}, EPSG:{best[1][3]}"
    return figure("full-extent-4k", our_ms, "ms", RUNS, checked, name, peer_ms)


def compare(ours, qgis, our_command, peer_command, folder):
    """Both pictures of the same extent, in cells of 8 pixels: painted alike but for rounding to whole pixels."""
    a, b = os.path.join(folder, "ours.png"), os.path.join(folder, "qgis.png")
    drawn = ours.ask(*our_command, a)["drawn"]
    qgis.ask(*peer_command, b)
    answer = ours.ask("compare", a, b)
    if answer["different"] > 0.02:
        raise Failure(f"the pictures differ: {answer}")
    return f"{drawn} components drawn; pictures differ by {100 * answer['different']:.2f} % in cells of 8 px"
