# SPDX-License-Identifier: GPL-3.0-or-later
"""What every benchmark needs: programs that answer a line with a line, alternating runs, figures.

A figure is {figure, ours, unit, peer, peer_value, ratio, runs, checked}; `ratio` above 1 means that ours is better,
null without a peer; `checked` tells how the outputs were compared."""
import json
import os
import statistics
import subprocess

WIDTH, HEIGHT = 3840, 2160
RUNS = 9


class Failure(Exception):
    pass


class Worker:
    """A program that answers each line on its standard input with one line of JSON."""

    def __init__(self, *command):
        self.name = os.path.basename(command[0])
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        try:
            self.process.stdin.write(" ".join(str(w) for w in words) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            raise Failure(f"{self.name} ended at '{words[0]}' with code {self.process.wait()}")
        answer = json.loads(line)
        if "error" in answer:
            raise Failure(f"{self.name}: {answer['error']}")
        return answer

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


class Screen:
    """An X server of the benchmark's size on a free display number."""

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        return ":" + number

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)


def alternating(ours, peer, runs=RUNS, warm=1):
    """The medians of two measurements made in turns, after `warm` turns that do not count."""
    pairs = [(ours(), peer()) for _ in range(warm + runs)][warm:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def figure(name, ours, unit, runs, checked, peer=None, peer_value=None, larger_is_better=False):
    ratio = None
    if peer_value is not None:
        ratio = ours / peer_value if larger_is_better else peer_value / ours
    row = {"figure": name, "ours": round(ours, 3), "unit": unit, "peer": peer,
           "peer_value": None if peer_value is None else round(peer_value, 3),
           "ratio": None if ratio is None else round(ratio, 2), "runs": runs, "checked": checked}
    against = f"; {peer} {row['peer_value']} {unit}; ratio {row['ratio']}" if peer else ""
    print(f"{name}: {row['ours']} {unit}{against}; median of {runs}; {checked}", flush=True)
    return row
