"""What is checked, and what it is held against: manifests as kubectl and helm render them, and the server's own word of itself."""
import functools
import importlib
import pathlib
import re
import subprocess
import sys
import tomllib

import yaml

DEPLOY = pathlib.Path(__file__).resolve().parents[1]
ROOT = DEPLOY.parent
BIN = ROOT / "tools/bin"
CHART = DEPLOY / "helm/peacebrief"
NAME = "peacebrief"

sys.path.append(str(DEPLOY / "image"))
# What says how the image is run lies in a folder of its own.
image = importlib.import_module("build")

# Every overlay with the values that make the chart the same. The examples have all components in them.
SAME = {
    "overlays/standalone": {},
    "overlays/replicas": {"archive": {"kind": "postgresql", "postgresql": {
        "url": "postgres://peacebrief:change-me@postgresql.postgresql.svc.cluster.local/peacebrief?sslmode=require"}}},
    "examples/standalone": {
        "image": {"repository": "registry.example.org/peacebrief-server"},
        "archive": {"file": {"size": "50Gi"}}, "monitoring": {"enabled": True},
        "tracing": {"enabled": True}, "backup": {"enabled": True, "size": "400Gi"}},
    "examples/replicas": {
        "image": {"repository": "registry.example.org/peacebrief-server"},
        "archive": {"kind": "postgresql", "postgresql": {"url":
            "postgres://peacebrief:change-me@db.postgresql.svc.cluster.local/peacebrief"
            "?sslmode=verify-full&sslrootcert=/etc/peacebrief/database/ca.crt"}},
        "autoscaling": {"inFlight": 2}, "monitoring": {"enabled": True}, "tracing": {"enabled": True}},
}

# What is applied by hand, and beside what.
JOBS = {"components/backup/restore-job.yaml": "examples/standalone"}


def run(*command, stdin=None):
    done = subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stderr}")
    return done.stdout


def documents(text):
    return [document for document in yaml.safe_load_all(text) if document]


def overlay(name):
    return documents(run(BIN / "kubectl", "kustomize", DEPLOY / "kubernetes" / name))


def chart(values):
    command = [BIN / "helm", "template", NAME, CHART, "--namespace", NAME, "--kube-version", "1.30.0", "--values", "-"]
    return documents(run(*command, stdin=yaml.safe_dump(values)))


@functools.cache
def settings():
    """The keys of the server's settings."""
    text = (ROOT / "services/summarizer/src/config/settings.rs").read_text()
    return set(re.findall(r"^    (\w+): [^=]+ = .*\";$", text, re.MULTILINE))


@functools.cache
def metrics():
    """The server's metrics by the rows of docs/metrics.md, which a test of the server holds to it: type, and labels with their values,
    as far as these are few."""
    found = {}
    for line in (ROOT / "docs/metrics.md").read_text().splitlines():
        if line.startswith("| `"):
            name, kind, labels, *_ = (cell.strip() for cell in line.strip("|").split("|"))
            named, _, values = (re.findall(r"`(\w+)`", part) for part in labels.partition(":"))
            found[name.strip("`")] = (kind, dict.fromkeys(named) | ({named[-1]: values} if values else {}))
    return found


def runbook():
    """What docs/operations.md has headings for."""
    headings = re.findall(r"^#+ (.*)$", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def version():
    return tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]

