"""The API as Python's own gRPC has it: messages from proto/, calls by the names of their methods."""
import functools
import pathlib
import sys

import grpc
from google.protobuf import json_format, message_factory

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "tools"))
PATIENCE = 60


@functools.cache
def pool():
    """The descriptors of proto/, compiled now."""
    from canonical_json import api  # noqa: PLC0415  (it lies among the tools)

    return api()[0]


def types(method):
    """The messages of a method, `SERVICE/METHOD`."""
    service, _, called = method.rpartition("/")
    found = pool().FindServiceByName(service).FindMethodByName(called)
    return message_factory.GetMessageClass(found.input_type), message_factory.GetMessageClass(found.output_type)


def message(called):
    return message_factory.GetMessageClass(pool().FindMessageTypeByName(called))


def reasons():
    """The names of all reasons for which calls fail, without what they have in common."""
    values = pool().FindEnumTypeByName("peacebrief.v1.ErrorReason").values
    return [value.name.removeprefix("ERROR_REASON_") for value in values if value.number]


class Client:
    """Calls a server in the clear, with messages as JSON has them."""

    def __init__(self, address):
        self.channel = grpc.insecure_channel(address, options=[("grpc.max_receive_message_length", 16 << 20)])

    def call(self, method, **fields):
        """Waits for the server where it is not there yet."""
        request, answer = types(f"peacebrief.v1.{method}")
        unary = self.channel.unary_unary(f"/peacebrief.v1.{method}", request.SerializeToString, answer.FromString)
        asked = json_format.ParseDict(fields, request(), descriptor_pool=pool())
        return json_format.MessageToDict(unary(asked, timeout=PATIENCE, wait_for_ready=True), descriptor_pool=pool())

    def first_change(self):
        """The first change that a server tells."""
        request, answer = types("peacebrief.v1.BriefService/WatchBriefs")
        watch = self.channel.unary_stream("/peacebrief.v1.BriefService/WatchBriefs", request.SerializeToString, answer.FromString)
        changes = watch(request(), timeout=PATIENCE, wait_for_ready=True)
        first = json_format.MessageToDict(next(changes), descriptor_pool=pool())
        changes.cancel()
        return first

    def close(self):
        self.channel.close()
