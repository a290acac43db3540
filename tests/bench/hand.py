# SPDX-License-Identifier: GPL-3.0-or-later
"""A hand at mouse and keyboard of an X server, to the millisecond: through the XTEST extension."""
import ctypes
import time

LEFT, WHEEL_UP, WHEEL_DOWN = 1, 4, 5


class Hand:
    """Events are sent at once; `until` waits for a moment and notes how late it woke up."""

    def __init__(self, display):
        self.x11, self.xtst = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XStringToKeysym.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(display.encode()))
        if not self.display.value:
            raise OSError(f"the X server {display} does not answer")
        self.late = []  # milliseconds

    def close(self):
        self.x11.XCloseDisplay(self.display)

    def move(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, int(x), int(y), ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def button(self, number, down):
        self.xtst.XTestFakeButtonEvent(self.display, number, down, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def click(self, number):
        self.button(number, True)
        self.button(number, False)

    def key(self, *names):
        """Presses keys together, the last one inmost: key("Control_L", "f")."""
        codes = [self.x11.XKeysymToKeycode(self.display, self.x11.XStringToKeysym(n.encode())) for n in names]
        for code, down in [(c, True) for c in codes] + [(c, False) for c in reversed(codes)]:
            self.xtst.XTestFakeKeyEvent(self.display, code, down, ctypes.c_ulong(0))
        self.x11.XFlush(self.display)

    def until(self, moment):
        """Sleeps until that time.monotonic()."""
        if (rest := moment - time.monotonic()) > 0:
            time.sleep(rest)
            self.late.append(1000 * (time.monotonic() - moment))
