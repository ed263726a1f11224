"""A real server on a port of its own."""
from __future__ import annotations

import json
import os
import pathlib
import signal
import subprocess
import threading

TOP = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path(os.environ.get("PEACEBRIEF_SERVER", TOP / "target/debug/peacebrief-server"))
SAMPLE = (TOP / "samples/armenia-azerbaijan-calls.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
SIGNED = "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said."


class Server:
    """A server that serves, until it is stopped."""

    def __init__(self, *flags: object, listen: str = "127.0.0.1:0") -> None:
        """Starts one with such flags, and waits until it serves."""
        command = [PROGRAM, "--listen", listen, "--log-format", "json", "--drain-pause", "0s", *flags]
        self._child = subprocess.Popen([str(part) for part in command], stderr=subprocess.PIPE, text=True, encoding="utf-8")
        assert self._child.stderr is not None
        said = []
        for line in self._child.stderr:
            said.append(line)
            if '"message":"serving"' in line:
                self.address: str = json.loads(line)["address"]
                break
        else:
            self._child.wait()
            raise RuntimeError(f"the server did not start: {''.join(said)}")
        # Nobody reads its log from here on; it is not to wait for that.
        self._reader = threading.Thread(target=self._child.stderr.read, daemon=True)
        self._reader.start()

    @property
    def url(self) -> str:
        """Where it serves."""
        return f"http://{self.address}"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends it, and waits until it has."""
        self._child.send_signal(how)
        self._child.wait()
        self._reader.join()
        if self._child.stderr is not None:
            self._child.stderr.close()
