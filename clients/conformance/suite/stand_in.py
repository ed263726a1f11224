"""A stand-in server, for what no real one can be brought to on demand: it fails by the script that comes as an article's body.

A script is `{"id": TEXT, "times": COUNT, "status": {…}}`: the first so many calls of this id fail with the status (all,
where `times` is not there), the next is answered. With `"lose": true` in place of a status the connection is cut under the call,
without notice.
"""
import collections
import json
import socket
import threading
from concurrent import futures

import grpc
from google.protobuf import any_pb2, duration_pb2
from google.rpc import error_details_pb2, status_pb2

from . import api

SUMMARIZE = "/peacebrief.v1.SummarizerService/Summarize"
INGEST = "/peacebrief.v1.BriefService/IngestArticle"
CODES = {code.name: code for code in grpc.StatusCode}


def details(status):
    """A `google.rpc.Status` as our service makes it."""
    made = status_pb2.Status(code=CODES[status["code"]].value[0], message=status.get("message", "as the script has it"))
    parts = []
    if "reason" in status:
        domain = status.get("domain", "peacebrief.v1")
        parts.append(error_details_pb2.ErrorInfo(reason=status["reason"], domain=domain, metadata=status.get("metadata", {})))
    if "fields" in status:
        violations = [error_details_pb2.BadRequest.FieldViolation(field=field, description="wrong") for field in status["fields"]]
        parts.append(error_details_pb2.BadRequest(field_violations=violations))
    if "retry_seconds" in status:
        delay = duration_pb2.Duration(nanos=0)
        delay.FromNanoseconds(round(status["retry_seconds"] * 1e9))
        parts.append(error_details_pb2.RetryInfo(retry_delay=delay))
    for part in parts:
        packed = any_pb2.Any()
        packed.Pack(part)
        made.details.append(packed)
    return made


class StandIn(grpc.GenericRpcHandler):
    """The stand-in. Clients reach it by a relay, whose connections can be cut."""

    def __init__(self):
        self.calls, self.request_ids = collections.Counter(), collections.defaultdict(set)
        self.server = grpc.server(futures.ThreadPoolExecutor(16), handlers=[self])
        self.relay = Relay(self.server.add_insecure_port("127.0.0.1:0"))
        self.server.start()

    def where(self):
        return {"url": f"http://127.0.0.1:{self.relay.port}", "host": "127.0.0.1", "port": self.relay.port, "tls": False}

    def service(self, call):
        if call.method not in (SUMMARIZE, INGEST):
            return None
        request, answer = api.types(call.method.lstrip("/"))

        def handle(message, context):
            return self.answer(call.method, message, answer(), context)

        return grpc.unary_unary_rpc_method_handler(handle, request.FromString, answer.SerializeToString)

    def answer(self, method, request, answer, context):
        script = json.loads(request.article.body)
        self.calls[script["id"]] += 1
        if method == INGEST:
            self.request_ids[script["id"]].add(request.request_id)
        if self.calls[script["id"]] <= script.get("times", 1 << 30):
            if script.get("lose"):
                self.relay.cut()
                context.abort(grpc.StatusCode.UNKNOWN, "nobody hears this")
            status = details(script["status"])
            context.set_trailing_metadata([("grpc-status-details-bin", status.SerializeToString())])
            context.abort(CODES[script["status"]["code"]], status.message)
        if method == INGEST:
            answer.created = True
            answer.brief.name = "briefs/stand-in"
        else:
            answer.brief.language = "en"
        return answer

    def stop(self):
        self.server.stop(None)
        self.relay.close()


class Relay:
    """A port whose connections lead to another, until they are cut."""

    def __init__(self, target):
        self.target, self.pairs, self.lock = target, [], threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                here, _ = self.listener.accept()
                there = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                return
            with self.lock:
                self.pairs.append((here, there))
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=self.pass_on, args=(source, sink), daemon=True).start()

    @staticmethod
    def pass_on(source, sink):
        try:
            while data := source.recv(1 << 16):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def cut(self):
        """Cuts all connections that there are; new ones are taken as before."""
        with self.lock:
            pairs, self.pairs = self.pairs, []
        for pair in pairs:
            for end in pair:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

    def close(self):
        self.listener.close()
        self.cut()
