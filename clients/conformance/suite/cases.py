"""The cases of cases.json, with all that they refer to filled in."""
import hashlib
import json
import pathlib

from . import api

FILE = pathlib.Path(__file__).resolve().parent.parent / "cases.json"
NUMBERED = 24


def read():
    """cases.json, with a case added for each reason, which the stand-in answers."""
    book = json.loads(FILE.read_text(encoding="utf-8"))
    if sorted(book["reasons"]) != sorted(api.reasons()):
        raise SystemExit(f"cases.json and ErrorReason differ in {sorted(set(book['reasons']) ^ set(api.reasons()))}")
    for reason, status in book["reasons"].items():
        book["cases"].append({
            "name": f"reason/{reason} (stand-in)", "operation": "summarize", "client": {"server": "stand-in", "attempts": 1},
            "input": {"script": {"status": status | {"reason": reason}}}, "expect": {"error": expected(reason, status)}})
    names = [case["name"] for case in book["cases"]]
    if len(set(names)) != len(names):
        raise SystemExit("two cases of cases.json have one name")
    book["articles"] = {name: article(one, book["articles"]) for name, one in book["articles"].items()}
    return book


def expected(reason, status):
    """What a client has to make of a status."""
    wanted = {"reason": reason} | {key: status[key] for key in ("code", "fields", "metadata", "retry_seconds") if key in status}
    # A deadline that has passed is one, whoever noticed; languages need not keep more of it than that.
    return {"code": wanted["code"]} if reason == "DEADLINE_EXCEEDED" else wanted


def article(one, others):
    """An article as the API has it."""
    if "sample" in one:
        return sample(one["sample"])
    if "repeated" in one:
        whole = others[one["repeated"]]
        paragraph = f"{whole['body']}\n\n"
        return whole | {"body": paragraph * (one["bytes"] // len(paragraph.encode()))}
    if "padded" in one:
        # Told at the beginning and again at the very end, with nothing but line ends between.
        whole = others[one["padded"]]
        return whole | {"body": whole["body"] + "\n" * (one["bytes"] - 2 * len(whole["body"].encode())) + whole["body"]}
    return one


def sample(file):
    """An article of samples/, with the front matter that stands before it."""
    _, front, body = (api.ROOT / "samples" / file).read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.strip().split("\n"))
    published = dict(zip(("year", "month", "day"), map(int, fields["published"].split("-")), strict=True))
    return {"title": fields["title"], "body": body, "source": fields["source"], "published": published}


def numbered():
    """Articles that can be told apart by what is made of them."""
    bodies = [f"The government and rebel group number {n} signed a ceasefire in Nairobi on Monday." for n in range(NUMBERED)]
    briefs = [{"brief": {"bodySha256": hashlib.sha256(body.encode()).hexdigest()}} for body in bodies]
    return [{"body": body} for body in bodies], briefs


def seed(book, address):
    """Has a fresh server keep the first articles; answers what the cases refer to."""
    client = api.Client(address)
    kept = [client.call("BriefService/IngestArticle", article=book["articles"][name], requestId=f"seed-{number}")["brief"]
            for number, name in enumerate(book["seeds"]["open"])]
    gone = client.call("BriefService/IngestArticle", article=book["articles"]["arabic"], requestId="seed-deleted")["brief"]
    client.call("BriefService/DeleteArticle", name=gone["article"])
    process = client.call("RegistryService/ListProcesses", brief=kept[0]["name"])["processes"][0]["name"]
    actors, token = [], None
    while token != "":
        page = client.call("RegistryService/ListActors", process=process, pageSize=100, pageToken=token or "")
        actors += [{"name": actor["name"]} for actor in page["actors"]]
        token = page.get("nextPageToken", "")
    seeded = {
        "open": [{"brief": brief["name"], "article": brief["article"]} for brief in kept],
        "used_request_id": "seed-5", "deleted_request_id": "seed-deleted",
        "page_token": client.call("BriefService/ListBriefs", pageSize=1)["nextPageToken"],
        "open_pages": [{"name": brief["name"]} for brief in kept],
        "process": process, "actor_pages": actors,
        "digest": client.call("DigestService/GetDigest", process=process)["digest"],
    }
    client.close()
    return seeded


def lookup(path, known):
    for step in path.split("."):
        known = known[int(step)] if isinstance(known, list) else known[step]
    return known


def filled(value, known):
    """A value with each `{"$": PATH}` replaced by what is known under it."""
    if isinstance(value, dict) and value.keys() == {"$"}:
        return filled(lookup(value["$"], known), known)
    if isinstance(value, dict):
        return {key: filled(one, known) for key, one in value.items()}
    return [filled(one, known) for one in value] if isinstance(value, list) else value


def scripted(case):
    """Puts a script for the stand-in into the article that carries it."""
    script = case["input"].pop("script", None)
    if script is not None:
        carried = {"body": json.dumps({"id": case["name"]} | script)}
        case["input"] = {"request": {"article": carried}} if case["operation"] == "ingest" else {"article": carried, "encoding": "OWN"}
    return case


def resolved(book, places, known):
    """The cases with all filled in, and each client told where its server is."""
    cases = []
    for case in book["cases"]:
        case = scripted(filled(json.loads(json.dumps(case)), known))
        server = case["client"].get("server")
        case["client"] = places.get(server, {}) | {key: one for key, one in case["client"].items() if key != "server"}
        cases.append(case | {"server": server})
    return cases
