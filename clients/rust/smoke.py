"""Builds the README's quickstart, to the letter, in an empty folder, from the packed crates, and runs it against a real server.

    python smoke.py PACKAGES VERSION

The quickstart names the service's usual port. Where that can be had, it has a network of its own, so that no other server is in
the way.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OWN_NETWORK = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
MANIFEST = """[package]
name = "quickstart"
version = "0.1.0"
edition = "2024"

[dependencies]
peacebrief-client = "{version}"
tokio = {{ version = "1", features = ["full"] }}

# As the registry would have them: the packed crates, unpacked.
[patch.crates-io]
peacebrief = {{ path = "crates/peacebrief-{version}" }}
peacebrief-client = {{ path = "crates/peacebrief-client-{version}" }}
"""


def main(packages, version):
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    quickstart = re.search(r"^```rust,no_run\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)[1]
    lines = len(quickstart.splitlines())
    assert lines < 15, f"the quickstart has {lines} lines"
    with tempfile.TemporaryDirectory(prefix="peacebrief-rust-") as name:
        folder = pathlib.Path(name)
        (folder / "src").mkdir()
        (folder / "src" / "main.rs").write_text(quickstart, encoding="utf-8")
        (folder / "Cargo.toml").write_text(MANIFEST.format(version=version), encoding="utf-8")
        # Others' crates in the versions that ours are tested with.
        (folder / "Cargo.lock").write_bytes((ROOT / "Cargo.lock").read_bytes())
        for crate in ("peacebrief", "peacebrief-client"):
            with tarfile.open(pathlib.Path(packages) / f"{crate}-{version}.crate") as packed:
                packed.extractall(folder / "crates", filter="data")
        # What others' crates are compiled to is kept: they are the same next time.
        built = ROOT / "target" / "smoke-rust"
        subprocess.run(["cargo", "build", "--quiet"], cwd=folder, env=os.environ | {"CARGO_TARGET_DIR": str(built)}, check=True)
        own = subprocess.run([*OWN_NETWORK, "true"], capture_output=True, check=False).returncode == 0
        command = [sys.executable, __file__, "--run", str(built / "debug" / "quickstart")]
        subprocess.run([*(OWN_NETWORK if own else []), *command], cwd=folder, check=True)


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
    assert "signed a ceasefire in Nairobi on Monday" in printed, printed
    print(f"smoke, rust: {printed.strip()}")


if __name__ == "__main__":
    run(sys.argv[2]) if sys.argv[1] == "--run" else main(*sys.argv[1:])
