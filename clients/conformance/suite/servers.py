"""Real servers, started, stopped, killed and started again on the same port."""
import json
import os
import signal
import subprocess
import threading
import time

from . import api

BINARY = api.ROOT / "target" / "debug" / "peacebrief-server"
PATIENCE = 60


class Server:
    """A server with its settings, on a port of its own."""

    def __init__(self, name, settings, log, tls_ca=None):
        self.name, self.settings, self.log, self.tls_ca = name, settings, log, tls_ca
        self.port, self.admin, self.process = 0, None, None

    def start(self):
        """Starts it, and waits until it serves."""
        command = [os.environ.get("PEACEBRIEF_SERVER", str(BINARY)), "--listen", f"127.0.0.1:{self.port}", "--log-format", "json"]
        for key, value in self.settings.items():
            command += [f"--{key.replace('_', '-')}", str(value).lower() if isinstance(value, bool) else str(value)]
        begun = self.log.open("a", encoding="utf-8")
        start = begun.tell()
        self.process = subprocess.Popen(command, stderr=begun, stdout=begun)
        begun.close()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with self.log.open(encoding="utf-8") as lines:
                lines.seek(start)
                serving = [json.loads(line) for line in lines if '"message":"serving"' in line and line.endswith("\n")]
            if serving:
                self.port, self.admin = int(serving[0]["address"].rpartition(":")[2]), serving[0].get("admin")
                return self
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise SystemExit(f"the server {self.name!r} does not start:\n{self.log.read_text(encoding='utf-8')[-2000:]}")

    def stop(self, how=signal.SIGTERM):
        """Ends it, and waits until it has."""
        if self.process is None:
            return
        self.process.send_signal(how)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None

    def restart(self, how=signal.SIGTERM):
        self.stop(how)
        self.start()

    def where(self):
        """How a client gets there."""
        host = "localhost" if self.tls_ca else "127.0.0.1"
        scheme = "https" if self.tls_ca else "http"
        place = {"url": f"{scheme}://{host}:{self.port}", "host": host, "port": self.port, "tls": bool(self.tls_ca)}
        return place | ({"ca_file": self.tls_ca} if self.tls_ca else {})


def start_all(servers):
    """Starts several at once: each takes a while to load."""
    faults = []

    def start(server):
        try:
            server.start()
        except SystemExit as fault:
            faults.append(fault)

    threads = [threading.Thread(target=start, args=(server,)) for server in servers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]


def stop_all(servers):
    """Stops several; those who are told at once need not wait for each other."""
    for server in servers:
        if server.process is not None:
            server.process.send_signal(signal.SIGKILL)
    for server in servers:
        server.stop(signal.SIGKILL)
