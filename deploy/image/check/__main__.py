"""Holds the image to what it promises. As root: it mounts.

    tools/venv/bin/python deploy/image/check          builds it again in another folder, then all that follows
    … --once                                          spares the second build

The archive is taken apart; then its server is started as a cluster would: as nobody, on a root that is read only, with the settings
of deploy/kubernetes and its secrets beside. Once with PostgreSQL, reached by a name that DNS gives: it answers over TLS, and ends in
time on SIGTERM. And once with its archive on a volume: it copies that to another, and has it after a restart.
"""
import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import archive  # noqa: E402  (what it needs of the build lies a folder above)
import build  # noqa: E402
import client  # noqa: E402
import container  # noqa: E402
import grpc  # noqa: E402
import surroundings  # noqa: E402

ARCHIVE = build.ROOT / f"target/image/{build.NAME}.tar"
SETTINGS = build.ROOT / "deploy/kubernetes/base/server.toml"
# What drain_pause, drain_timeout and the archive's closing come to at most.
LONGEST_END = 3 + 20 + 10
ARTICLE = {
    "title": "Truce signed",
    "body": "The government and the rebels signed a ceasefire in Nairobi on Monday, a UN spokesman said.",
    "published": {"year": 2025, "month": 8, "day": 12},
}
DATABASE_URL = f"postgres://peacebrief:change-me@{surroundings.DATABASE_HOST}/peacebrief"


def said(what):
    print(f"image-check: {what}", flush=True)


def built_elsewhere():
    """The image built from nothing, in another folder, gives the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = pathlib.Path(folder) / "a place of another name"
        files = subprocess.run(["git", "ls-files", "-z"], cwd=build.ROOT, check=True, capture_output=True).stdout
        for name in files.decode().split("\0")[:-1]:
            copy = elsewhere / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(build.ROOT / name, copy, follow_symlinks=False)
        environment = {**os.environ, "REVISION": build.revision(), "SOURCE_DATE_EPOCH": str(build.epoch())}
        subprocess.run([sys.executable, "deploy/image/build.py"], cwd=elsewhere, env=environment, check=True)
        again = (elsewhere / ARCHIVE.relative_to(build.ROOT)).read_bytes()
    assert again == ARCHIVE.read_bytes(), "built again, it is not the same"
    said("built twice, in two folders: the same bytes")


def settings():
    return {
        "/etc/peacebrief/server/server.toml": SETTINGS.read_bytes(),
        # As the kubelet writes them.
        "/etc/hosts": b"127.0.0.1 localhost\n",
        "/etc/resolv.conf": b"nameserver 127.0.0.1\nsearch peacebrief.svc.cluster.local svc.cluster.local\noptions ndots:5\n",
    }


def secrets(image, folder):
    """Certificates, and a key that the image's own program makes."""
    authority = surroundings.certificates(folder / "certificates")
    maker = container.Container(image, folder / "maker", {}, {})
    entry, key = maker.ask("new-api-key", "--id", "desk", "--tenant", "desk", "--scopes", "summarize,read,write")
    files = {f"/etc/peacebrief/tls/{name}": (folder / "certificates" / name).read_bytes() for name in ("tls.crt", "tls.key")}
    return authority, key.strip(), {**files, "/etc/peacebrief/callers/api-keys.toml": entry.encode()}


def ready(server):
    client.until("ready", lambda: server.process.poll() is not None or client.admin("/readyz")[0] == 200)
    assert client.admin("/livez")[0] == 200


def served(image, folder, authority, key, files):
    """The service on PostgreSQL, from its start to its end."""
    dns = surroundings.Dns()
    dns.start()
    database = surroundings.PostgreSql(folder / "postgresql")
    files = {**files, "/etc/peacebrief/database/url": DATABASE_URL.encode()}
    box = container.Container(image, folder / "server", files, {f"/{build.DATA}": folder / "data"})
    server = box.start(
        ["--config=/etc/peacebrief/server/server.toml"],
        {"PEACEBRIEF_DATABASE_URL_FILE": "/etc/peacebrief/database/url", "PEACEBRIEF_DATABASE_CONNECTIONS": "8"},
    )
    try:
        ready(server)
        assert surroundings.DATABASE_HOST in dns.asked
        said("ready, with PostgreSQL behind a name that DNS gave")
        server.confined()
        said("it is nobody, may nothing, and its root cannot be written to")
        caller, stranger = (client.Client(authority, surroundings.SERVER_NAME, key) for key in (key, ""))
        answers(caller, stranger)
        said("it answers over TLS: health, a brief, an article kept; and nobody without a key")
        ends(server, caller)
    except BaseException:
        sys.stderr.writelines(server.log[-20:])
        raise
    finally:
        server.process.kill()
        database.stop()


def kept(image, folder, authority, key, files):
    """The service on a volume, started twice."""
    archive_volume, backup_volume = f"/{build.DATA}", "/var/lib/peacebrief-backup"
    volumes = {archive_volume: folder / "volume", backup_volume: folder / "backup"}
    box = container.Container(image, folder / "standalone", files, volumes)
    variables = {"PEACEBRIEF_DATA_DIR": f"{archive_volume}/archive", "PEACEBRIEF_BACKUP_DIR": f"{backup_volume}/copies"}
    caller, brief = client.Client(authority, surroundings.SERVER_NAME, key), None
    for start in ("first", "second"):
        server = box.start(["--config=/etc/peacebrief/server/server.toml"], variables)
        try:
            ready(server)
            server.confined()
            brief = brief or caller.call("BriefService/IngestArticle", article=ARTICLE)["brief"]
            assert caller.call("BriefService/GetBrief", name=brief["name"])["brief"] == brief, start
            client.until("a copy", lambda: list((folder / "backup/copies").glob("*.sqlite")))
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(LONGEST_END) == 0
        except BaseException:
            sys.stderr.writelines(server.log[-20:])
            raise
        finally:
            server.process.kill()
    said("with its archive on a volume, it copies it to another, and has what it kept after a restart")


def answers(caller, stranger):
    assert caller.healthy()
    brief = caller.call("SummarizerService/Summarize", article=ARTICLE)["brief"]
    assert "ceasefire" in brief["agreements"][0]["name"].lower(), brief
    kept = caller.call("BriefService/IngestArticle", article=ARTICLE)
    assert caller.call("BriefService/GetBrief", name=kept["brief"]["name"])["brief"] == kept["brief"]
    try:
        stranger.call("SummarizerService/Summarize", article=ARTICLE)
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.UNAUTHENTICATED, error
    else:
        raise AssertionError("a caller without a key was answered")


def ends(server, caller):
    """On SIGTERM it drains with a stream open, and is gone within its bound."""
    watch = caller.stream("BriefService/WatchBriefs")
    next(watch)
    begun = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    client.until("not ready", lambda: client.admin("/readyz")[0] == 503, 2)
    assert caller.call("SummarizerService/Summarize", article=ARTICLE)["brief"], "a call while it drains"
    try:
        for _ in watch:
            pass
    except grpc.RpcError as error:
        assert error.code() == grpc.StatusCode.UNAVAILABLE, error
    assert server.process.wait(LONGEST_END) == 0
    said(f"on SIGTERM, with a watch open and a call coming in: all answered, and gone after {time.monotonic() - begun:.1f} s")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--once", action="store_true", help="do not build it again")
    arguments.add_argument("--inside", type=pathlib.Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    image = archive.opened(ARCHIVE)
    if given.inside:
        container.loopback_up()
        authority, key, files = secrets(image, given.inside)
        files |= settings()
        served(image, given.inside, authority, key, files)
        kept(image, given.inside, authority, key, files)
        return
    if found := list(archive.problems(image)):
        sys.exit("\n".join(found))
    said(f"{image.size / 2**20:.1f} MiB; digests, files, bill of materials and Containerfile agree")
    if not given.once:
        built_elsewhere()
    own = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    # Removed out here, where nothing is mounted on it.
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        done = subprocess.run([*own, sys.executable, __file__, "--inside", folder])
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
