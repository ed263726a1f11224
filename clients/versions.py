"""Whether all packages carry one version, the workspace's: they move together."""
import json
import pathlib
import re
import sys
import tomllib
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
CLIENTS = ROOT / "clients"


def toml(path):
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))


def python():
    module = (CLIENTS / "python/src/peacebrief/__init__.py").read_text(encoding="utf-8")
    return re.search(r'^__version__ = "(.*)"', module, re.MULTILINE)[1]


def maven():
    return ElementTree.parse(CLIENTS / "java" / "pom.xml").findtext("{http://maven.apache.org/POM/4.0.0}version")


def chart():
    text = (ROOT / "deploy/helm/peacebrief/Chart.yaml").read_text(encoding="utf-8")
    return re.search(r'^appVersion: "?([^"\n]+)"?$', text, re.MULTILINE)[1]


def versions():
    """Each place that names a version, with what it names. Go's is the tag that `make -C clients/go package` takes from Cargo.toml."""
    yield "Cargo.toml, the workspace", toml("Cargo.toml")["workspace"]["package"]["version"]
    yield "Cargo.toml, the dependency peacebrief", toml("Cargo.toml")["workspace"]["dependencies"]["peacebrief"]["version"]
    yield "clients/python/src/peacebrief/__init__.py", python()
    for file in ("package.json", "package-lock.json"):
        yield f"clients/typescript/{file}", json.loads((CLIENTS / "typescript" / file).read_text(encoding="utf-8"))["version"]
    yield "clients/java/pom.xml", maven()
    yield "deploy/helm/peacebrief/Chart.yaml", chart()


def main():
    found = list(versions())
    wanted = found[0][1]
    wrong = [f"{place} has {version}, and not {wanted}" for place, version in found if version != wanted]
    print("\n".join([*wrong, f"versions: {len(found)} places, {len(wrong)} with another than {wanted}"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
