# SPDX-License-Identifier: GPL-3.0-or-later
"""The data sets, made once in build/bench-data, and the style that ours and the peers draw them with."""
import json
import os
import sqlite3
import subprocess

COMPONENTS = 1_200_000


def demo_city(args):
    """The city of 1.2 million components, made once."""
    if args.city:
        return os.path.abspath(args.city)
    folder = os.path.join(args.build, "bench-data")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"demo-{COMPONENTS}.sqlite")
    if not os.path.exists(path):
        print(f"Making {path} ...", flush=True)
        make_demo(args, path)
    return path


def make_demo(args, path, components=COMPONENTS):
    subprocess.run([args.bin("xiuhuactl"), "demo", path, "--components", str(components)], check=True,
                   stderr=subprocess.DEVNULL)


def geographic_extent(city):
    """West, south, east, north of the points, from the city's R*Tree."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        return db.execute(
            "SELECT min(xmin), min(ymin), max(xmax), max(ymax) FROM idx_component_point_geom").fetchone()


def style_file(city, folder):
    """Categorised, outlined, antialiased discs: a colour for each class, the same for ours and the peers."""
    with sqlite3.connect(f"file:{city}?mode=ro", uri=True) as db:
        rows = db.execute("SELECT c.id, m.colour FROM component_class c JOIN major_class m ON m.id = c.major_id")
        classes = {str(identity): colour for identity, colour in rows}
    path = os.path.join(folder, "style.json")
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"classes": classes, "diameter": 5, "outline": "#202830", "outlineWidth": 1}, out)
    return path
