"""What a pod finds around it, made on this machine: names by DNS, PostgreSQL behind one of them, certificates."""
import os
import pathlib
import socket
import struct
import subprocess
import threading

DATABASE_HOST = "postgresql.postgresql.svc.cluster.local"
SERVER_NAME = "peacebrief.peacebrief.svc"


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


class Dns(threading.Thread):
    """Answers for one name with 127.0.0.1, as a cluster's DNS does for a Service, and says of all others that they are not there."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 53))
        self.asked = []

    def run(self):
        while True:
            query, peer = self.socket.recvfrom(512)
            self.socket.sendto(self.answer(query), peer)

    def answer(self, query):
        labels, at = [], 12
        while length := query[at]:
            labels.append(query[at + 1:at + 1 + length].decode())
            at += 1 + length
        question, kind = query[12:at + 5], struct.unpack_from(">H", query, at + 1)[0]
        name = ".".join(labels)
        self.asked.append(name)
        known, address = name == DATABASE_HOST, kind == 1
        flags = 0x8180 if known else 0x8183
        header = query[:2] + struct.pack(">HHHHH", flags, 1, int(known and address), 0, 0)
        record = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 30, 4) + bytes([127, 0, 0, 1])
        return header + question + (record if known and address else b"")


class PostgreSql:
    """A database on 127.0.0.1:5432 that asks for a password."""

    def __init__(self, folder):
        versions = pathlib.Path("/usr/lib/postgresql").glob("*/bin")
        self.bin = max(versions, key=lambda path: int(path.parent.name))
        self.data = folder / "data"
        folder.mkdir()
        (folder / "password").write_text("change-me")
        for path in (folder, folder / "password"):
            os.chown(path, *self.user())
        self.call("initdb", "-D", str(self.data), "-U", "peacebrief", "-A", "scram-sha-256", "--pwfile", str(folder / "password"),
                  "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        self.call("pg_ctl", "-D", str(self.data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        self.call("createdb", "-h", str(folder), "-U", "peacebrief", "peacebrief", password=True)

    @staticmethod
    def user():
        return [int(run("id", flag, "postgres")) for flag in ("-u", "-g")]

    def call(self, program, *arguments, password=False):
        environment = {**os.environ, **({"PGPASSWORD": "change-me"} if password else {})}
        # What it starts must not hold our end of a pipe open.
        command = ["runuser", "-u", "postgres", "--", str(self.bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment, cwd="/")

    def stop(self):
        self.call("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "stop")


def certificates(folder):
    """A CA's certificate, and a certificate and key of the server in files called as cert-manager calls them."""
    folder.mkdir(parents=True)
    new = ["openssl", "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    run(*new, "-x509", "-days", "2", "-subj", "/CN=test CA", "-addext", "keyUsage=critical,keyCertSign",
        "-keyout", "ca.key", "-out", "ca.crt", cwd=folder)
    run(*new, "-subj", "/CN=peacebrief", "-keyout", "tls.key", "-out", "server.csr", cwd=folder)
    (folder / "extensions").write_text(f"subjectAltName=DNS:{SERVER_NAME}\nextendedKeyUsage=serverAuth\n")
    run("openssl", "x509", "-req", "-in", "server.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-days", "2", "-extfile", "extensions",
        "-out", "tls.crt", cwd=folder)
    return (folder / "ca.crt").read_bytes()
