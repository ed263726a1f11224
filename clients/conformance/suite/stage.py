"""What the cases are played on: servers, files, and the stand-in."""
import pathlib
import re
import signal
import tempfile
import urllib.request

from . import api, cases, credentials
from .servers import Server, start_all, stop_all
from .stand_in import StandIn


class Stage:
    """Servers that all languages share, and for each language those that keep what they are told, anew."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="peacebrief-conformance-")
        self.path = pathlib.Path(self.folder.name)
        self.book = cases.read()
        files, proofs = credentials.make(self.path)
        numbered, briefs = cases.numbered()
        self.known = {
            "files": files, "credentials": proofs, "articles": self.book["articles"], "numbered": numbered, "numbered_briefs": briefs,
            "folders": {"restless": str(self.path / "restless")}}
        self.stand_in, self.shared, self.fresh = StandIn(), {}, {}

    def __enter__(self):
        self.shared = {name: self.server(name, one) for name, one in self.book["servers"].items() if not one.get("fresh")}
        try:
            self.open()
        except BaseException:
            # What has been started is not left behind by what could not be.
            self.__exit__()
            raise
        return self

    def open(self):
        """Starts the shared servers, and asks them for what cases refer to."""
        start_all(self.shared.values())
        bare, restless = (api.Client(f"127.0.0.1:{self.shared[name].port}") for name in ("bare", "restless"))
        brief = bare.call("SummarizerService/Summarize", article=self.book["articles"]["sample"])["brief"]
        self.known["briefs"] = {"sample": brief}
        self.foreign_cursor = restless.first_change()["cursor"]
        bare.close()
        restless.close()

    def __exit__(self, *_):
        stop_all([*self.shared.values(), *self.fresh.values()])
        self.stand_in.stop()
        self.folder.cleanup()

    def server(self, name, one):
        settings = cases.filled(one["settings"], self.known)
        return Server(name, settings, self.path / f"{name}.log", self.known["files"]["authority"] if one.get("tls") else None)

    def prepare(self, column):
        """Starts and seeds the servers that a language's run has to itself; answers the cases."""
        stop_all(self.fresh.values())
        fresh = {name: one for name, one in self.book["servers"].items() if one.get("fresh")}
        for name in fresh:
            self.known["folders"][name] = str(self.path / f"{name}-{column}")
        self.fresh = {name: self.server(name, one) for name, one in fresh.items()}
        start_all(self.fresh.values())
        seeded = cases.seed(self.book, f"127.0.0.1:{self.fresh['open'].port}")
        self.watched = [self.ingest("moving", name) for name in self.book["seeds"]["moving"]]
        self.known |= {"seeded": seeded | {"foreign_cursor": self.foreign_cursor}, "watched": self.watched}
        self.stand_in.calls.clear()
        self.stand_in.request_ids.clear()
        servers = self.shared | self.fresh
        places = {name: server.where() for name, server in servers.items()} | {"stand-in": self.stand_in.where()}
        self.given_up_before = self.given_up()
        return cases.resolved(self.book, places, self.known)

    def ingest(self, server, article):
        """Has a server keep an article; answers the change that watchers are to be told."""
        client = api.Client(f"127.0.0.1:{self.fresh[server].port}")
        brief = client.call("BriefService/IngestArticle", article=self.book["articles"][article])["brief"]
        client.close()
        return {"written": {"name": brief["name"]}}

    def meanwhile(self, case, count):
        """Does what is to happen once a watch has told so many changes."""
        plan = case.get("meanwhile")
        for step in plan["after"].get(str(count), []) if plan else []:
            what, _, argument = step.partition(" ")
            if what == "ingest":
                self.watched.append(self.ingest(plan["server"], argument))
            else:
                self.fresh[plan["server"]].restart({"restart": signal.SIGTERM, "kill": signal.SIGKILL}[what])

    def given_up(self):
        """How many calls of the server for cancellations have been given up by their callers."""
        with urllib.request.urlopen(f"http://{self.shared['slow'].admin}/metrics", timeout=10) as answer:
            text = answer.read().decode()
        method = 'method="peacebrief.v1.SummarizerService/Summarize"'
        wanted = rf'^peacebrief_grpc_calls_total\{{[^}}]*{method}[^}}]*code="CANCELLED"[^}}]*\}} (\d+)'
        found = re.search(wanted, text, re.MULTILINE)
        return int(found[1]) if found else 0
