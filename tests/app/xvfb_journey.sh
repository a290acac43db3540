#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One journey through the real window on a real X server: opens a city, finds a sub-district by typing, hides the
# panels and shows them, changes the language, closes with a key; then opens it again and finds the layout kept.
# Usage: xvfb_journey.sh XIUHUA CITY.sqlite
set -euo pipefail
program=$1 city=$2
folder=$(mktemp -d)
server= window=
clean() {
    [ -n "$window" ] && kill "$window" 2>/dev/null && wait "$window" 2>/dev/null
    [ -n "$server" ] && kill "$server" 2>/dev/null && wait "$server" 2>/dev/null
    rm -rf "$folder"
}
trap clean EXIT
fail() { echo "FAILED: $*" >&2; cat "$folder"/*.log >&2 || true; exit 1; }

# The server picks a free display number by itself and says which.
exec 3<>"$folder/display"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp >"$folder/server.log" 2>&1 &
server=$!
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.1; done
[ -s "$folder/display" ] || fail "Xvfb did not start"
export DISPLAY=:$(tr -d '\n' <"$folder/display") QT_QPA_PLATFORM=xcb XDG_CONFIG_HOME=$folder XDG_RUNTIME_DIR=$folder
chmod 700 "$folder"

start() {
    "$program" "$city" --theme dark >"$folder/window.log" 2>&1 &
    window=$!
    id=$(timeout 60 xdotool search --sync --onlyvisible --pid "$window" --name '.+' | head -1) ||
        fail "no window appeared"
}
titled() { # waits until the window's title matches
    for _ in $(seq 300); do
        xdotool getwindowname "$id" 2>/dev/null | grep -qE "$1" && return 0
        kill -0 "$window" 2>/dev/null || fail "the window went away"
        sleep 0.1
    done
    fail "the title never matched $1: $(xdotool getwindowname "$id")"
}
closed() {
    for _ in $(seq 200); do kill -0 "$window" 2>/dev/null || { wait "$window"; window=; return 0; }; sleep 0.1; done
    fail "the window did not close"
}

start
xdotool windowfocus --sync "$id"
titled '绣花'
set -- $(xdotool getwindowgeometry --shell "$id" | grep -E '^(WIDTH|HEIGHT)=' | cut -d= -f2)
[ "$1" -ge 1200 ] && [ "$2" -ge 700 ] || fail "the window fills no screen: $1 x $2"
xdotool key g; xdotool type --delay 20 500113; xdotool key Return
xdotool mousemove 720 450 click 4 click 4 click 1 mousemove_relative 40 20
xdotool key F12; xdotool key F12
xdotool key ctrl+q
closed
grep -q '^\[workspaces' "$folder/xiuhua/xiuhua.ini" || fail "the layout was not kept"
grep -q 'recent=' "$folder/xiuhua/xiuhua.ini" || fail "the city is not among the recent ones"
sed -i 's/^\[General\]/[General]\nlanguage=en/' "$folder/xiuhua/xiuhua.ini"
start
xdotool windowfocus --sync "$id"
titled 'Xiuhua'
xdotool key ctrl+q
closed
echo "The journey is done."
