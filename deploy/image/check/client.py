"""A client that owes nothing to our own: Google's gRPC for Python, with messages from proto/."""
import http.client
import sys
import time

import build
import grpc
from google.protobuf import json_format, message_factory

sys.path.append(str(build.ROOT / "tools"))
HEALTHY = b"\x08\x01"
PATIENCE = 60


def until(what, condition, patience=PATIENCE):
    """Waits for a condition that another process brings about."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if answer := condition():
            return answer
        time.sleep(0.02)
    raise AssertionError(f"{what}: not within {patience} s")


def admin(path):
    """Status and text of an answer of the admin port; status 0 while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", build.PORTS["admin"], timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()


class Client:
    """Calls by the names of their methods, with messages as JSON would have them."""

    def __init__(self, authority, name, key=""):
        from canonical_json import api  # noqa: PLC0415  (it lies among the tools)

        self.pool, _ = api()
        self.metadata = [("x-api-key", key)] if key else []
        options = [("grpc.ssl_target_name_override", name)]
        self.channel = grpc.secure_channel(f"127.0.0.1:{build.PORTS['grpc']}", grpc.ssl_channel_credentials(authority), options)

    def method(self, path):
        service, _, name = path.rpartition("/")
        found = self.pool.FindServiceByName(f"peacebrief.v1.{service}").FindMethodByName(name)
        types = [message_factory.GetMessageClass(kind) for kind in (found.input_type, found.output_type)]
        return f"/peacebrief.v1.{path}", *types

    def call(self, path, **fields):
        method, request, answer = self.method(path)
        unary = self.channel.unary_unary(method, request.SerializeToString, answer.FromString)
        message = unary(json_format.ParseDict(fields, request()), metadata=self.metadata, timeout=30)
        return json_format.MessageToDict(message)

    def stream(self, path, **fields):
        method, request, answer = self.method(path)
        unary = self.channel.unary_stream(method, request.SerializeToString, answer.FromString)
        return unary(json_format.ParseDict(fields, request()), metadata=self.metadata)

    def healthy(self):
        check = self.channel.unary_unary("/grpc.health.v1.Health/Check")
        return check(b"", timeout=30) == HEALTHY
