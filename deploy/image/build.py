"""Builds the image of the server: a static program, and nothing to run beside it.

    python3 deploy/image/build.py                      target/image/peacebrief-server.tar, and its digest on standard output
    python3 deploy/image/build.py --root FOLDER        the files of the image in a folder instead, for the Containerfile

Needs Rust and a C compiler. The same commit, toolchain and C library give the same bytes, wherever the clone lies. Two variables speak
for a clone that has no history: SOURCE_DATE_EPOCH for when it was committed, REVISION for what the commit is called.
"""
import argparse
import os
import pathlib
import platform
import shlex
import struct
import subprocess
import sys
import tomllib

import crates
import oci

ROOT = crates.ROOT
NAME = crates.PACKAGE
PROGRAM = f"usr/bin/{NAME}"
DATA = "var/lib/peacebrief"
# The user of images that have no user, as others have it too: not root, and on no machine somebody else.
USER = 65532
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
PORTS = {"grpc": 50051, "admin": 9090}
PT_INTERP = 3

ENVIRONMENT = {
    # The settings that differ in a container from those at a desk. Without certificates the server refuses to listen there.
    "PATH": "/usr/bin",
    "PEACEBRIEF_ADMIN_LISTEN": f"0.0.0.0:{PORTS['admin']}",
    "PEACEBRIEF_LISTEN": f"0.0.0.0:{PORTS['grpc']}",
    "PEACEBRIEF_LOG_FORMAT": "json",
}


def asked(*command):
    """What a command prints; nothing where it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def revision():
    if given := os.environ.get("REVISION"):
        return given
    head = asked("git", "rev-parse", "HEAD") or "unknown"
    return head + ("-dirty" if asked("git", "status", "--porcelain") else "")


def epoch():
    return int(os.environ.get("SOURCE_DATE_EPOCH") or asked("git", "show", "-s", "--format=%ct", "HEAD") or 0)


def version():
    return tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]


def host():
    lines = asked("rustc", "-vV").splitlines()
    return next(line.removeprefix("host: ") for line in lines if line.startswith("host: "))


def compiled(target, folder):
    """The program, static, and with no word of where it was built."""
    cargo_home = os.environ.get("CARGO_HOME") or pathlib.Path.home() / ".cargo"
    # Of two prefixes that fit, the later one counts.
    moved = {ROOT: "/src", cargo_home: "/cargo", folder: "/target"}
    flags = ["-Ctarget-feature=+crt-static", "-Cstrip=symbols"]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("CARGO_PROFILE_", "RUSTFLAGS"))},
        "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(flags + [f"--remap-path-prefix={old}={new}" for old, new in moved.items()]),
        "CARGO_INCREMENTAL": "0",
        # A path may have a space in it.
        "CC_SHELL_ESCAPED_FLAGS": "1",
        "CFLAGS": " ".join(shlex.quote(f"-ffile-prefix-map={old}={new}") for old, new in moved.items()),
    }
    command = ["cargo", "build", "--release", "--locked", "--package", NAME, "--target", target, "--target-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    program = (folder / target / "release" / NAME).read_bytes()
    if wants_interpreter(program):
        sys.exit(f"{NAME} is not static")
    return program


def wants_interpreter(program):
    """Whether a 64-bit ELF program asks for a dynamic loader, which the image has not."""
    offset, size, count = *struct.unpack_from("<Q", program, 32), *struct.unpack_from("<HH", program, 54)
    return any(struct.unpack_from("<I", program, offset + size * n)[0] == PT_INTERP for n in range(count))


def entries(program, target):
    """The files of the image."""
    parts = crates.crates(target)
    libc = asked("getconf", "GNU_LIBC_VERSION").removeprefix("glibc ")
    return [
        oci.Entry(PROGRAM, program, 0o755),
        oci.Entry("etc/passwd", f"peacebrief:x:{USER}:{USER}::/{DATA}:/sbin/nologin\n".encode()),
        oci.Entry("etc/group", f"peacebrief:x:{USER}:\n".encode()),
        oci.Entry("etc/nsswitch.conf", b"hosts: files dns\n"),
        oci.Entry(DATA, mode=0o700, owner=USER),
        oci.Entry("tmp", mode=0o1777),
        oci.Entry("usr/share/doc/peacebrief/LICENSE", (ROOT / "LICENSE").read_bytes()),
        oci.Entry("usr/share/doc/peacebrief/THIRD-PARTY", crates.notices(parts)),
        oci.Entry("usr/share/doc/peacebrief/sbom.cdx.json", crates.sbom(parts, libc)),
    ]


def settings():
    """How the image is run. The Containerfile says the same, which image-check holds it to."""
    return {
        "Entrypoint": [f"/{PROGRAM}"],
        "Env": [f"{name}={value}" for name, value in ENVIRONMENT.items()],
        "ExposedPorts": {f"{port}/tcp": {} for port in PORTS.values()},
        "Labels": {
            "org.opencontainers.image.description": "Reports on peace processes in, structured, source-grounded briefs out, over gRPC",
            "org.opencontainers.image.licenses": "Apache-2.0",
            "org.opencontainers.image.revision": revision(),
            "org.opencontainers.image.title": NAME,
            "org.opencontainers.image.version": version(),
        },
        "StopSignal": "SIGTERM",
        "User": f"{USER}:{USER}",
        "WorkingDir": "/",
    }


def lay_out(files, folder):
    """The files of the image in a folder; who owns them, the Containerfile says."""
    for entry in oci.with_folders(files):
        path = folder / entry.path
        if entry.content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(entry.content)
        path.chmod(entry.mode)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--out", type=pathlib.Path, default=ROOT / f"target/image/{NAME}.tar", help="the archive to write")
    arguments.add_argument("--root", type=pathlib.Path, help="a folder to lay the files out in, instead of an archive")
    arguments.add_argument("--target-dir", type=pathlib.Path, default=ROOT / "target/image", help="where cargo builds")
    given = arguments.parse_args()
    target = host()
    files = entries(compiled(target, given.target_dir.absolute()), target)
    if given.root:
        lay_out(files, given.root)
        return
    archive, digest = oci.image(
        files, settings(), name=NAME, tag=version(), architecture=ARCHITECTURES[platform.machine()], epoch=epoch(),
    )
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_bytes(archive)
    print(digest)


if __name__ == "__main__":
    main()
