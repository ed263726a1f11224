"""Runs the programs of docs/cookbook.md, as they stand there, one after the other against a real server."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

sys.path.append(str(pathlib.Path(__file__).resolve().parent / "conformance"))
from suite.servers import Server  # noqa: E402  (it lies with the suite)

ROOT = pathlib.Path(__file__).resolve().parent.parent
PYTHON = ROOT / "clients/python/.venv/bin/python"
PROCESS = "Armenia–Azerbaijan peace process"
PATIENCE = 120


def programs():
    """The programs by the names of their files."""
    text = (ROOT / "docs/cookbook.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^```\w+ title=(\S+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def breach(folder):
    """A folder with the four reports of a process, the last of which tells of a breach, in the form of samples/."""
    folder.mkdir()
    for file in (ROOT / "services/summarizer/tests/service/registry/story").glob("*.txt"):
        title, source, published, body = file.read_text(encoding="utf-8").split("\n", 3)
        front = f"---\ntitle: {title}\npublished: {published}\nsource: {source}\n---\n"
        (folder / file.name).write_text(front + body, encoding="utf-8")
    return folder


def run(command, environment, folder):
    """Runs a program to its end; what it printed."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        sys.exit(f"{command[-2:]} fails:\n{done.stdout}{done.stderr}")
    return done.stdout


def first_line(command, environment, folder):
    """Runs a program that does not end by itself, until it has printed a line."""
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        timer = threading.Timer(PATIENCE, process.kill)
        timer.start()
        try:
            return process.stdout.readline()
        finally:
            timer.cancel()
            process.kill()


def check(file, printed, *wanted):
    for one in wanted:
        if one not in printed:
            sys.exit(f"{file} of docs/cookbook.md prints nothing of {one!r}:\n{printed}")
    print(f"cookbook: {file} prints {printed.strip().splitlines()[0][:100]!r}")


def main():
    book = programs()
    with tempfile.TemporaryDirectory(prefix="peacebrief-cookbook-") as name:
        folder = pathlib.Path(name)
        for file in ("load.py", "follow.go", "export.py"):
            (folder / file).write_text(book[file], encoding="utf-8")
        subprocess.run(["make", "-s", "-C", ROOT / "clients/typescript", "build"], check=True)
        # A package can be imported by its name from within itself.
        script = ROOT / "clients/typescript/dist/alert.mjs"
        script.write_text(book["alert.mjs"], encoding="utf-8")
        server = Server("cookbook", {"data_dir": folder / "archive"}, folder / "server.log").start()
        environment = os.environ | {"PEACEBRIEF_URL": server.where()["url"], "PYTHONPATH": str(ROOT / "clients/python/src")}
        try:
            story = [PYTHON, folder / "load.py", breach(folder / "story")]
            load = [PYTHON, folder / "load.py", ROOT / "samples"]
            check("load.py", run(load, environment, folder), "armenia-azerbaijan-calls.txt: briefs/", "new")
            check("load.py", run(load, environment, folder), "known")
            check("load.py", run(story, environment, folder), "4.txt: briefs/")
            follow = ["go", "run", folder / "follow.go", PROCESS]
            check("follow.go", run(follow, environment, ROOT / "clients/go"), '"year":2025', "briefs/")
            alert = ["node", script, folder / "desk.cursor"]
            check("alert.mjs", first_line(alert, environment, folder), "a breach of", "briefs/")
            export = [PYTHON, folder / "export.py", folder / "agreements.csv"]
            check("export.py", run(export, environment, folder), PROCESS)
        finally:
            server.stop()
            script.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
