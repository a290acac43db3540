# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer of the map benchmarks: MapServer drawing the same city file with the same symbols, through its AGG renderer and
its OGR input. Needs Debian's python3-mapscript.

    mapserver_peer.py CITY.sqlite STYLE.json FOLDER

SETTINGS: ellipse (discs drawn as outlined ellipses) or sprites (pictures of them drawn beforehand). Classes are told apart by
their major class: 116 expressions take twice as long as the whole picture, and a list of so many does not match."""
import os
import sys

import mapscript
from peer_program import SHAPES, Style, majors, serve


class Painter:
    def __init__(self, city, style, folder):
        self.city, self.style, self.folder = city, style, folder
        self.majors = majors(city)
        self.maps = {}
        for major, colour in self.majors.items():
            self.make_sprite(self.sprite(major), colour)

    def sprite(self, major):
        return os.path.join(self.folder, f"mapserver-{major}.png")

    def make_sprite(self, path, colour):
        side = 2 * (round(self.style.size + self.style.outline_width) // 2) + 1
        drawn = mapscript.fromstring(f"""MAP SIZE {side} {side} EXTENT -1 -1 1 1 {self.output()} {self.disc()} LAYER TYPE POINT
            STATUS ON FEATURE POINTS 0 0 END END CLASS STYLE {self.ellipse(colour)} END END END END""")
        drawn.draw().save(path)

    @staticmethod
    def output():
        return 'IMAGETYPE "p" OUTPUTFORMAT NAME "p" DRIVER "AGG/PNG" IMAGEMODE RGBA TRANSPARENT ON END'

    @staticmethod
    def disc():
        return 'SYMBOL NAME "disc" TYPE ELLIPSE FILLED TRUE POINTS 1 1 END END'

    def ellipse(self, colour):
        return (f'SYMBOL "disc" SIZE {self.style.size} COLOR "{colour}" OUTLINECOLOR "{self.style.outline}" '
                f"WIDTH {self.style.outline_width}")

    def look(self, shape, symbol, major):
        if shape == "line":
            return f'COLOR "{self.majors[major]}" WIDTH 1'
        if shape == "polygon":
            return f'COLOR "{self.majors[major]}" OUTLINECOLOR "{self.style.outline}" WIDTH 1'
        return f'SYMBOL "sprite{major}"' if symbol == "sprites" else self.ellipse(self.majors[major])

    def layer(self, shape, symbol):
        source = (f"SELECT p.geom, c.major_id AS major FROM component_{shape} p JOIN component_class c "
                  f"ON c.id = p.class_id")
        classes = " ".join(f'CLASS EXPRESSION "{major}" STYLE {self.look(shape, symbol, major)} END END'
                           for major in self.majors)
        return (f'LAYER NAME "{shape}" TYPE {shape.upper()} STATUS ON CONNECTIONTYPE OGR CONNECTION "{self.city}" '
                f'DATA "{source}" PROCESSING "CLOSE_CONNECTION=DEFER" CLASSITEM "major" '
                f'PROJECTION "init=epsg:4490" END {classes} END')

    def map_of(self, settings, srid):
        if (settings, srid) not in self.maps:
            sprites = " ".join(f'SYMBOL NAME "sprite{major}" TYPE PIXMAP IMAGE "{self.sprite(major)}" END'
                               for major in self.majors)
            layers = " ".join(self.layer(shape, settings) for shape in SHAPES)
            self.maps[settings, srid] = mapscript.fromstring(
                f'MAP NAME "city" SIZE 1 1 MAXSIZE 8192 EXTENT 0 0 1 1 PROJECTION "init=epsg:{srid}" END {self.output()} '
                f"{self.disc()} {sprites} {layers} END")
        return self.maps[settings, srid]

    def draw(self, settings, srid, extent, size, file=None):
        drawn = self.map_of(settings, srid)
        drawn.setSize(*size)
        drawn.setExtent(*extent)
        picture = drawn.draw()
        if file:
            picture.save(file)


if __name__ == "__main__":
    serve(lambda: Painter(sys.argv[1], Style(sys.argv[2]), sys.argv[3]))
