# SPDX-License-Identifier: GPL-3.0-or-later
"""Twelve million components: the whole city, and a street that must cost what it costs in a city of a tenth."""
import statistics

from cities import demo_city
from harness import HEIGHT, RUNS, WIDTH, Worker, alternating, figure

MANY = 12_000_000


def run(args, style, folder):
    few = Worker(args.bench("map_ours"), demo_city(args), style)
    many = Worker(args.bench("map_ours"), demo_city(args, MANY), style)
    whole = draw(many.ask("extent", WIDTH, HEIGHT))
    drawn = many.ask(*whole)["drawn"]
    full_ms = statistics.median(many.ask(*whole)["ms"] for _ in range(RUNS))
    rows = [figure("full-extent-12m-ms", full_ms, "ms", RUNS, f"{drawn} components drawn")]
    pan_ms = statistics.median(many.ask("pan", 64, 8, *whole[1:])["ms"] for _ in range(RUNS))
    rows.append(figure("pan-64px-12m-ms", pan_ms, "ms", RUNS, "until every component of the view stands"))
    street = few.ask("view", 5000, WIDTH, HEIGHT)
    many_street = many.ask("view", 5000, WIDTH, HEIGHT)
    many_ms, few_ms = alternating(lambda: many.ask(*draw(many_street))["ms"], lambda: few.ask(*draw(street))["ms"])
    rows.append(figure("street-view-12m-ms", many_ms, "ms", RUNS,
                       f"{many_street['count']:.0f} components in view, {street['count']:.0f} in the smaller city",
                       "ours with 1.2 million", few_ms))
    few.close()
    many.close()
    return rows


def draw(view):
    return ("draw", "4545", *view["4545"], WIDTH, HEIGHT)
