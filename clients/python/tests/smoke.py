"""Runs the README's quickstart to the letter.

With a folder, from the wheel there, as a user would, in an environment and an empty folder of its own; without, in place. The
quickstart calls the port that a service has by itself, so both are given a network of their own where the kernel allows it.
"""
from __future__ import annotations

import pathlib
import re
import subprocess
import sys
import tempfile

from server import PROGRAM

HERE = pathlib.Path(__file__).resolve().parents[1]

SCRIPT = """
ip link set lo up 2>/dev/null
"$0" --log warn & server=$!
until (exec 3<>/dev/tcp/127.0.0.1/50051) 2>/dev/null; do kill -0 $server || exit 1; sleep 0.1; done
"$@"; status=$?
kill $server; wait $server 2>/dev/null; exit $status
"""


def quickstart() -> str:
    """The first example of the README."""
    found = re.search(r"^## Quickstart$.*?^```python\n(.*?)^```$", (HERE / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    if found is None:
        raise SystemExit("the README has no quickstart")
    if len(found[1].splitlines()) > 15:
        raise SystemExit("the quickstart is longer than 15 lines")
    return found[1]


def run(*command: object, cwd: pathlib.Path) -> str:
    """What a program says; ends where it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise SystemExit(f"{command[:3]}: {done.stdout}{done.stderr}")
    return done.stdout


def said(python: object, file: pathlib.Path, cwd: pathlib.Path) -> str:
    """What the quickstart says, with a server at its port."""
    alone = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode == 0
    front = ["unshare", "-rn"] if alone else []
    return run(*front, "bash", "-c", SCRIPT, PROGRAM, python, file, cwd=cwd)


def check(text: str) -> None:
    """Holds what it says to what it is to say."""
    if "signed a ceasefire in Nairobi" not in text or "2025-08-11" not in text:
        raise SystemExit(f"the quickstart said:\n{text}")


def main(packages: pathlib.Path) -> None:
    """Installs each package that was built, and tries it."""
    for pattern in ("*.whl", "*.tar.gz"):
        package = next(packages.glob(pattern), None)
        if package is None:
            raise SystemExit(f"no {pattern} in {packages}: make package")
        with tempfile.TemporaryDirectory(prefix="peacebrief-smoke-") as folder:
            empty = pathlib.Path(folder, "empty")
            empty.mkdir()
            run(sys.executable, "-m", "venv", "../venv", cwd=empty)
            python = pathlib.Path(folder, "venv/bin/python")
            run(python, "-m", "pip", "install", "--quiet", package.resolve(), cwd=empty)
            file = empty / "quickstart.py"
            file.write_text(quickstart(), encoding="utf-8")
            check(said(python, file, empty))
            print(f"quickstart: well, from {package.name}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
