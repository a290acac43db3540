# SPDX-License-Identifier: GPL-3.0-or-later
"""A peer of the map benchmarks: Mapnik drawing the same city file with the same symbols. Needs Debian's python3-mapnik.

    mapnik_peer.py CITY.sqlite STYLE.json FOLDER

SETTINGS: sprites (a rule for each colour, the marker drawn beforehand) or named (the sprite named by an expression, without
rules). Markers drawn as ellipses take three times as long, two dots over one another twice."""
import os
import sys

import mapnik
from peer_program import SHAPES, Style, majors, serve

ALL = 'allow-overlap="true" ignore-placement="true"'


class Painter:
    def __init__(self, city, style, folder):
        self.city, self.style, self.folder = city, style, folder
        self.majors = majors(city)
        self.maps = {}
        for major, colour in self.majors.items():
            self.make_sprite(self.sprite(major), colour)

    def sprite(self, major):
        return os.path.join(self.folder, f"mapnik-{major}.png")

    def make_sprite(self, path, colour):
        side = 2 * (round(self.style.size + self.style.outline_width) // 2) + 1
        picture = mapnik.Image(side, side)
        drawn = mapnik.Map(side, side)
        mapnik.load_map_from_string(drawn, f"""<Map background-color="transparent"><Style name="s"><Rule>{self.ellipse(colour)}
            </Rule></Style><Layer name="l"><StyleName>s</StyleName><Datasource><Parameter name="type">csv</Parameter>
            <Parameter name="inline">x,y\n0,0</Parameter></Datasource></Layer></Map>""")
        drawn.zoom_to_box(mapnik.Box2d(-1, -1, 1, 1))
        mapnik.render(drawn, picture)
        picture.save(path)

    def ellipse(self, colour):
        size = self.style.size
        return (f'<MarkersSymbolizer fill="{colour}" stroke="{self.style.outline}" stroke-width="{self.style.outline_width}" '
                f'width="{size}" height="{size}" {ALL}/>')

    def symbol(self, shape, major):
        colour, outline = self.majors[major], self.style.outline
        if shape == "line":
            return f'<LineSymbolizer stroke="{colour}" stroke-width="1"/>'
        if shape == "polygon":
            return f'<PolygonSymbolizer fill="{colour}"/><LineSymbolizer stroke="{outline}" stroke-width="1"/>'
        return f'<MarkersSymbolizer file="{self.sprite(major)}" {ALL}/>'

    def rules(self, shape, settings):
        if shape == "point" and settings == "named":
            return f'<Rule><MarkersSymbolizer file="{self.sprite("[major]")}" {ALL}/></Rule>'
        return "".join(f"<Rule><Filter>[major] = {major}</Filter>{self.symbol(shape, major)}</Rule>"
                       for major in self.majors)

    def layer(self, shape):
        table = (f"(SELECT p.id, p.geom, c.major_id AS major FROM component_{shape} p JOIN component_class c "
                 f"ON c.id = p.class_id) AS shapes")
        parameters = {"type": "sqlite", "file": self.city, "table": table, "geometry_field": "geom", "key_field": "id",
                      "wkb_format": "spatialite", "extent": "100,20,115,40", "use_spatial_index": "false"}
        values = "".join(f'<Parameter name="{name}">{value}</Parameter>' for name, value in parameters.items())
        return (f'<Layer name="{shape}" srs="epsg:4490"><StyleName>{shape}</StyleName><Datasource>{values}</Datasource>'
                f"</Layer>")

    def map_of(self, settings, srid):
        if (settings, srid) not in self.maps:
            styles = "".join(f'<Style name="{shape}" filter-mode="first">{self.rules(shape, settings)}</Style>'
                             for shape in SHAPES)
            layers = "".join(self.layer(shape) for shape in SHAPES)
            opened = mapnik.Map(1, 1)
            mapnik.load_map_from_string(opened, f'<Map srs="epsg:{srid}" background-color="transparent" buffer-size="8">'
                                                f"{styles}{layers}</Map>")
            self.maps[settings, srid] = opened
        return self.maps[settings, srid]

    def draw(self, settings, srid, extent, size, file=None):
        drawn = self.map_of(settings, srid)
        drawn.resize(*size)
        drawn.zoom_to_box(mapnik.Box2d(*extent))
        picture = mapnik.Image(*size)
        mapnik.render(drawn, picture)
        if file:
            picture.save(file)


if __name__ == "__main__":
    serve(lambda: Painter(sys.argv[1], Style(sys.argv[2]), sys.argv[3]))
