"""An image run as a cluster runs it, with nothing but this machine's kernel: own network, own processes, a root that is read only."""
import ctypes
import errno
import fcntl
import os
import pathlib
import shutil
import socket
import struct
import subprocess
import threading

import build

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_REMOUNT, MS_BIND = 1, 2, 4, 32, 4096
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1
SECRET_GROUP_READ = 0o440
# What every runtime gives a container of the machine's devices, as far as a server may want them.
DEVICES = ("null", "zero", "random", "urandom")


def mount(source, target, kind="", flags=0, data=""):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(str(source).encode(), str(target).encode(), kind.encode(), flags, data.encode()):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(target))


def loopback_up():
    """A network of one's own begins with its loopback down."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack_from("16sH", fcntl.ioctl(control, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


class Container:
    """The server of an image in a root of its own. `files` are what volumes hold: contents by path; `volumes`, folders by path."""

    def __init__(self, image, folder, files, volumes):
        self.settings = image.config["config"]
        self.root = folder / "root"
        image.layer.extractall(self.root, filter="fully_trusted", numeric_owner=True)
        for path, content in files.items():
            file = self.root / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            # As a Secret's volume gives it: root's, for the group of the pod.
            os.chown(file, 0, build.USER)
            file.chmod(SECRET_GROUP_READ if path.startswith("/etc/peacebrief") else 0o644)
        for path in [*volumes, "dev", "proc"]:
            (self.root / path.lstrip("/")).mkdir(parents=True, exist_ok=True)
        for name in DEVICES:
            (self.root / "dev" / name).touch()
        mount(self.root, self.root, flags=MS_BIND)
        mount(self.root, self.root, flags=MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV)
        mount("proc", self.root / "proc", "proc", MS_NOSUID | MS_NODEV)
        for name in DEVICES:
            mount(pathlib.Path("/dev", name), self.root / "dev" / name, flags=MS_BIND)
        mount("tmpfs", self.root / "tmp", "tmpfs", MS_NOSUID | MS_NODEV, "size=16m,mode=1777")
        for path, source in volumes.items():
            source.mkdir(exist_ok=True)
            os.chown(source, build.USER, build.USER)
            mount(source, self.root / path.lstrip("/"), flags=MS_BIND)

    def command(self, arguments):
        user = self.settings["User"]
        return [shutil.which("chroot"), f"--userspec={user}", f"--groups={user.partition(':')[2]}", str(self.root),
                *self.settings["Entrypoint"], *arguments]

    def environment(self, variables):
        return {**dict(one.split("=", 1) for one in self.settings["Env"]), **variables}

    def ask(self, *arguments):
        """What the program prints and says when it is run to its end."""
        done = subprocess.run(self.command(arguments), env=self.environment({}), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout, done.stderr

    def start(self, arguments, variables):
        process = subprocess.Popen(self.command(arguments), env=self.environment(variables), stderr=subprocess.PIPE, text=True)
        return Server(process, self.root)


class Server:
    """A server that runs, with its log."""

    def __init__(self, process, root):
        self.process, self.root, self.log = process, root, []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stderr:
            self.log.append(line)

    def confined(self):
        """That it is nobody, may nothing, and writes nowhere but where it is let."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        found = {key: value.split() for key, _, value in (line.partition(":") for line in status)}
        assert set(found["Uid"]) == {str(build.USER)} and set(found["Gid"]) == {str(build.USER)}, found["Uid"]
        assert int(found["CapEff"][0], 16) == 0, found["CapEff"]
        for folder in ("etc", "usr/bin", "var"):
            try:
                (self.root / folder / "written").write_text("")
            except OSError as error:
                assert error.errno == errno.EROFS, error
            else:
                raise AssertionError(f"/{folder} can be written to")
