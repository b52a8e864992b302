"""A real terminal in which a real command runs: keys are pressed, and what it shows is read until it is there."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios

PATIENCE = 60.0  # seconds without a sign of life, after which something is wrong
_STEERING = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]")


class Terminal:
    """Runs `claims` with some words on a pseudo-terminal of 100 columns."""

    def __init__(self, *words: str) -> None:
        self._screen, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
        command = [sys.executable, "-m", "claims", *words]
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
        )
        os.close(inner)
        self._unread = ""

    def expect(self, text: str) -> str:
        """Read until a text is there; give all up to it, as it would be read."""
        while text not in self._unread:
            chunk = self._chunk() if self._is_ready() else b""
            if not chunk:
                message = f"{text!r} never came; instead:\n{self._unread}"
                raise AssertionError(message)
            self._unread += _STEERING.sub("", chunk.decode(errors="replace")).replace("\r\n", "\n")
        seen, _, self._unread = self._unread.partition(text)
        return seen + text

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._screen, keys.encode())

    def interrupt(self, ending: signal.Signals = signal.SIGINT) -> None:
        """Send a signal that ends a program; by itself that of Ctrl-C."""
        self._process.send_signal(ending)

    def exit_code(self) -> int:
        """Wait until the command has ended; give its exit code."""
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """End the command, where it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._screen)

    def _is_ready(self) -> bool:
        waiting = select.poll()  # select() itself takes no descriptor above 1023
        waiting.register(self._screen, select.POLLIN)
        return bool(waiting.poll(PATIENCE * 1000))

    def _chunk(self) -> bytes:
        try:
            return os.read(self._screen, 65536)
        except OSError:  # Linux's way to say that nobody writes to it any more
            return b""
