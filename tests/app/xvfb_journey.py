#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One journey through the real window on a real X server, as a newcomer goes it: looks at the city, zooms with the
wheel, drags, reads a component, goes to a sub-district by key and by name, filters the layers, types nonsense, changes
theme and language, and finds both kept at the next start. Usage: xvfb_journey.py XIUHUA CITY.sqlite"""

import sys

from xvfb_screen import Window, check, journey

# Of a screen of 1440 x 900 at a text size of 100 %: parts that no clock and no status line touches.
MAP = (400, 150, 1050, 700)
MIDDLE = (725, 425)
CARD = (1090, 150, 1440, 850)
LAYERS = (0, 240, 360, 850)


def look_and_move(screen, window):
    home = screen.settled(MAP)
    screen.hand("mousemove", *MIDDLE, "click", 4, "click", 4, "click", 4)
    near = screen.settled(MAP, differs_from=home)
    screen.hand("mousemove", *MIDDLE, "mousedown", 1)
    for x in range(10, 121, 10):  # a hand moves in steps
        screen.hand("mousemove", MIDDLE[0] + x, MIDDLE[1] + x // 2)
    screen.hand("mouseup", 1)
    dragged = screen.settled(MAP, near, is_right=lambda now: now.share_equal(near, 120, 60) > 0.9,
                             otherwise="the map did not follow the hand")
    window.key("h")
    screen.settled(MAP, dragged, is_right=lambda now: now.share_equal(home) > 0.99,
                   otherwise="home is not where it was")
    return home


def read_a_component(screen, window, home):
    empty = screen.settled(CARD)
    window.key("ctrl+1")  # the densest one fills the picture
    screen.settled(MAP, differs_from=home)
    # Somewhere around the middle of a town a component stands.
    for x in range(0, 200, 8):
        screen.hand("mousemove", MIDDLE[0] - 100 + x, MIDDLE[1], "click", 1)
        card = screen.settled(CARD, patience=20)
        if card != empty:
            break
    check(card != empty, "no click picked a component")
    window.key("Escape")
    screen.settled(CARD, card, is_right=lambda now: now == empty, otherwise="the card still shows what was given up")


def find_places(screen, window):
    window.key("h")
    home = screen.settled(MAP)
    window.key("ctrl+2")
    by_key = screen.settled(MAP, differs_from=home)
    window.key("h")
    screen.settled(MAP, differs_from=by_key)
    window.key("g")
    window.type("yudong")
    window.key("Return")
    by_name = screen.settled(MAP, home, is_right=lambda now: now.share_equal(by_key) > 0.99,
                             otherwise="name and key lead to different places")
    window.key("g")
    window.type("zzzz")
    window.key("Return")  # nothing to choose: the box says so and stays
    screen.settled(MAP, differs_from=by_name)
    window.key("Escape")
    screen.settled(MAP, is_right=lambda now: now.share_equal(by_name) > 0.99, otherwise="nonsense moved the map")


def filter_layers(screen, window):
    screen.hand("mousemove", *MIDDLE)  # no row is under the mouse
    window.key("ctrl+f")
    full = screen.settled(LAYERS)
    window.type("yudong")
    few = screen.settled(LAYERS, differs_from=full)
    for _ in "yudong":
        window.key("BackSpace")
    screen.settled(LAYERS, differs_from=few)
    window.key("Escape")


def change_looks(screen, window):
    dark = screen.settled(MAP)
    window.key("alt+v", "Down", "Right", "Down", "Return")  # View, Theme, Light
    screen.settled(MAP, dark, is_right=lambda now: now.brightness() > dark.brightness() + 80,
                   otherwise="the light theme is not light")
    window.key("alt+v", "Down", "Down", "Right", "Down", "Return")  # View, Language, the other one
    window.titled("Banan District")


def travel(screen, windows):
    program, city = sys.argv[1:]
    window = Window(screen, program, city, "--language", "zh")
    windows.append(window)
    window.titled("重庆市巴南区 – 绣花")
    window.complete()
    home = look_and_move(screen, window)
    read_a_component(screen, window, home)
    find_places(screen, window)
    filter_layers(screen, window)
    change_looks(screen, window)
    window.leave()
    again = Window(screen, program, city)
    windows.append(again)
    again.titled("Banan District")
    again.complete()
    check(screen.settled(MAP).brightness() > 150, "the light theme was not kept")
    again.leave()
    settings = open(screen.folder + "/xiuhua/xiuhua.ini").read()
    check("[workspaces" in settings and "recent=" in settings, "the layout and the city were not kept")


if __name__ == "__main__":
    sys.exit(journey(travel, 1440, 900))
