"""Runs the README's quickstart, to the letter, in an empty folder, with the module from its zip and against a real server.

    python smoke.py PROXY-FOLDER VERSION

The quickstart names the service's usual port. Where that can be had, it has a network of its own, so that no other server is in
the way.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MODULE = "github.com/peacebrief/peacebrief/clients/go"
OWN_NETWORK = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]


def main(proxy, version):
    quickstart = re.search(r"^```go\n(.*?)^```$", (HERE / "README.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)[1]
    lines = len(quickstart.splitlines())
    assert lines < 15, f"the quickstart has {lines} lines"
    known = subprocess.run(["go", "env", "GOMODCACHE", "GOPROXY"], check=True, capture_output=True, text=True).stdout.split()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        project = folder / "quickstart"
        project.mkdir()
        # A cache of its own, since another build of this version may be in the usual one; what else is there need not be downloaded
        # again.
        environment = os.environ | {
            "GOMODCACHE": str(folder / "modules"), "GOFLAGS": "-modcacherw", "GONOSUMDB": MODULE,
            "GOPROXY": f"file://{pathlib.Path(proxy).resolve()},file://{known[0]}/cache/download,{known[1]}",
        }
        (project / "main.go").write_text(quickstart, encoding="utf-8")
        commands = (["mod", "init", "example.org/quickstart"], ["get", f"{MODULE}@{version}"], ["build", "-o", "quickstart", "."])
        for command in commands:
            subprocess.run(["go", *command], cwd=project, env=environment, check=True)
        own = subprocess.run([*OWN_NETWORK, "true"], capture_output=True, check=False).returncode == 0
        command = [sys.executable, __file__, "--run", str(project / "quickstart")]
        subprocess.run([*(OWN_NETWORK if own else []), *command], cwd=project, env=environment, check=True)


def run(program):
    """Runs a quickstart beside a server."""
    server = [os.environ["PEACEBRIEF_SERVER"], "--listen", "127.0.0.1:50051", "--log-format", "json"]
    with subprocess.Popen(server, stderr=subprocess.PIPE, text=True) as process:
        try:
            log = []
            for line in process.stderr:
                log.append(line)
                if json.loads(line).get("message") == "serving":
                    break
            else:
                sys.exit(f"the server ended:\n{''.join(log)}")
            printed = subprocess.run([program], check=True, capture_output=True, text=True, timeout=60).stdout
        finally:
            process.terminate()
    assert "ceasefire" in printed, printed
    print(f"smoke: the quickstart printed: {printed.strip()}")


if __name__ == "__main__":
    run(sys.argv[2]) if sys.argv[1] == "--run" else main(*sys.argv[1:])
